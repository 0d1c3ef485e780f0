package org.criticalminerals.pipeline.partner.committee;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The packages with their reviews and signatures. */
@ApplicationScoped
class PackageRepository implements PanacheRepositoryBase<ReviewPackage, UUID> {

    private final EntityManager entities;

    PackageRepository(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Which packages a list holds; null means all.
     *
     * @param agreements codes of agreements
     * @param meeting the meeting that they are meant for
     */
    record Filter(List<String> agreements, UUID meeting) {}

    /** Packages, the newest first. */
    List<ReviewPackage> list(Filter filter, UUID before, int limit) {
        if (filter.agreements() != null && filter.agreements().isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (filter.agreements() != null) {
            conditions.add("agreement in :agreements");
            values.put("agreements", filter.agreements());
        }
        if (filter.meeting() != null) {
            conditions.add("meetingId = :meeting");
            values.put("meeting", filter.meeting());
        }
        if (before != null) {
            conditions.add("id < :before");
            values.put("before", before);
        }
        String where = conditions.isEmpty() ? "" : String.join(" and ", conditions) + " ";
        return find(where + "order by id desc", values).range(0, limit - 1).list();
    }

    /** The reviews of some packages, in one query, each package's in its order. */
    Map<UUID, List<UUID>> reviews(Collection<UUID> packages) {
        return of(PackageItem.class, packages, "ordinal").stream()
                .collect(Collectors.groupingBy(
                        item -> item.packageId, Collectors.mapping(item -> item.reviewId, Collectors.toList())));
    }

    /** The signatures of some packages, in one query. */
    Map<UUID, List<PackageSignature>> signatures(Collection<UUID> packages) {
        return of(PackageSignature.class, packages, "party").stream()
                .collect(Collectors.groupingBy(signature -> signature.packageId));
    }

    /** The acts behind the signatures of some packages, as far as the reader may know. */
    Map<UUID, List<PackageAct>> acts(Collection<UUID> packages) {
        return of(PackageAct.class, packages, "party").stream().collect(Collectors.groupingBy(act -> act.packageId));
    }

    void add(Object part) {
        entities.persist(part);
    }

    void write() {
        entities.flush();
    }

    private <T> List<T> of(Class<T> type, Collection<UUID> packages, String order) {
        return packages.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "from " + type.getSimpleName() + " where packageId in :packages order by packageId, "
                                        + order,
                                type)
                        .setParameter("packages", packages)
                        .getResultList();
    }
}
