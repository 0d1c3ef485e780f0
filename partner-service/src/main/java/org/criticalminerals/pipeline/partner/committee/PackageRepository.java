package org.criticalminerals.pipeline.partner.committee;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.database.Narrowing;

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
        return new Narrowing()
                .to("agreement in :agreements", "agreements", filter.agreements())
                .to("meetingId = :meeting", "meeting", filter.meeting())
                .to("id < :before", "before", before)
                .rows(entities, ReviewPackage.class, "from ReviewPackage", "id desc", limit);
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
