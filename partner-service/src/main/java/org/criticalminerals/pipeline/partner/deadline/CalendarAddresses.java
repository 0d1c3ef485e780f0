package org.criticalminerals.pipeline.partner.deadline;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** The addresses of calendars. */
@ApplicationScoped
class CalendarAddresses implements PanacheRepositoryBase<CalendarAddress, String> {

    private final EntityManager entities;

    CalendarAddresses(EntityManager entities) {
        this.entities = entities;
    }

    Optional<CalendarAddress> lock(String official) {
        return Optional.ofNullable(entities.find(CalendarAddress.class, official, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The official who holds a secret and can still sign in; asked by nobody in particular. */
    Optional<ActingOfficial> holder(Secret secret) {
        List<?> rows = entities.createNativeQuery(
                        "select subject, username, name, agency, party, roles from calendar_reader(:hash)", Tuple.class)
                .setParameter("hash", secret.hash())
                .getResultList();
        return rows.stream().map(Tuple.class::cast).findFirst().map(CalendarAddresses::official);
    }

    private static ActingOfficial official(Tuple row) {
        return new ActingOfficial(
                row.get("subject", String.class),
                row.get("username", String.class),
                row.get("name", String.class),
                null,
                row.get("agency", String.class),
                row.get("party", String.class),
                Set.of(row.get("roles", String[].class)));
    }
}
