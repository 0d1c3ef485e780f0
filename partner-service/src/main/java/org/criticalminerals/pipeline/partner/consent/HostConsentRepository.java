package org.criticalminerals.pipeline.partner.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The host consents with those who recorded them. */
@ApplicationScoped
class HostConsentRepository implements PanacheRepositoryBase<HostConsent, UUID> {

    private static final String LATEST = """
            select distinct on (state) * from host_consent
            where project_id = :project and agreement = :agreement and recorded_at <= :until
            order by state, version desc""";
    private static final String SHOW = """
            update host_consent h set releasable_to = audience_with(c.releasable_to, h.party)
            from candidacy c
            where c.agreement = :agreement and h.project_id = c.project_id and h.agreement = c.agreement""";

    private final EntityManager entities;

    HostConsentRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** What each state says by the records that were there at a moment, by its code. */
    Map<String, HostConsent> latest(UUID project, String agreement, Instant until) {
        List<?> rows = entities.createNativeQuery(LATEST, HostConsent.class)
                .setParameter("project", project)
                .setParameter("agreement", agreement)
                .setParameter("until", until)
                .getResultList();
        return rows.stream()
                .map(HostConsent.class::cast)
                .collect(Collectors.toMap(consent -> consent.state, Function.identity()));
    }

    /** A state's latest record. */
    Optional<HostConsent> latestOf(UUID project, String agreement, String state) {
        return before(project, agreement, state, Integer.MAX_VALUE, 1).stream().findFirst();
    }

    /** The versions of a state's record before one, the newest first. */
    List<HostConsent> before(UUID project, String agreement, String state, int version, int limit) {
        return find(
                        "projectId = ?1 and agreement = ?2 and state = ?3 and version < ?4 order by version desc",
                        project,
                        agreement,
                        state,
                        version)
                .range(0, limit - 1)
                .list();
    }

    /** Shows the records to whom their candidacies are shown. */
    void follow(String agreement) {
        entities.createNativeQuery(SHOW).setParameter("agreement", agreement).executeUpdate();
    }

    void record(HostConsent consent, HostConsentRecorder recorder) {
        entities.persist(consent);
        entities.flush();
        entities.persist(recorder);
    }

    /** Who recorded these, as far as the reader may know. */
    Map<UUID, String> recorders(Collection<UUID> consents) {
        if (consents.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select r from HostConsentRecorder r where r.hostConsentId in :consents",
                        HostConsentRecorder.class)
                .setParameter("consents", consents)
                .getResultStream()
                .collect(Collectors.toMap(recorder -> recorder.hostConsentId, recorder -> recorder.name));
    }
}
