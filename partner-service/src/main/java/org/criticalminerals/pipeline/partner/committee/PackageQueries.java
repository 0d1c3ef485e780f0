package org.criticalminerals.pipeline.partner.committee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.committee.PackageRepository.Filter;
import org.criticalminerals.pipeline.partner.review.ReviewQueries;
import org.criticalminerals.pipeline.partner.review.ReviewView;

/** Reads packages as one official may see them. */
@ApplicationScoped
class PackageQueries {

    private final PackageRepository packages;
    private final ReviewQueries reviews;
    private final AgreementService agreements;

    PackageQueries(PackageRepository packages, ReviewQueries reviews, AgreementService agreements) {
        this.packages = packages;
        this.reviews = reviews;
        this.agreements = agreements;
    }

    /**
     * A package in a list, without its reviews.
     *
     * @param id the package
     * @param agreement the agreement's code
     * @param title what it is called
     * @param meetingId the meeting that it is meant for; null without one
     * @param openedAt when it was opened
     * @param reviewCount how many reviews it holds
     * @param signedBy the parties that have signed it
     */
    public record Brief(
            UUID id,
            String agreement,
            String title,
            UUID meetingId,
            Instant openedAt,
            int reviewCount,
            List<String> signedBy) {}

    /** A package. */
    @Transactional
    PackageView get(UUID id, ActingOfficial reader) {
        ReviewPackage row = packages.findByIdOptional(id).orElseThrow(() -> Problems.notFound("package"));
        List<UUID> only = List.of(id);
        List<UUID> items = packages.reviews(only).getOrDefault(id, List.of());
        Map<UUID, ReviewView> known =
                reviews.find(items, reader).stream().collect(Collectors.toMap(ReviewView::id, Function.identity()));
        return PackageView.of(
                row,
                items,
                known,
                packages.signatures(only).getOrDefault(id, List.of()),
                packages.acts(only).getOrDefault(id, List.of()),
                reader);
    }

    /** Packages of a list, in three queries. */
    @Transactional
    List<Brief> list(Filter filter, UUID before, int limit, ActingOfficial reader) {
        boolean isBounded = filter.agreements() != null || filter.meeting() != null;
        Filter bounded = isBounded ? filter : new Filter(agreements.boundsFor(reader), null);
        List<ReviewPackage> rows = packages.list(bounded, before, limit);
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        Map<UUID, List<UUID>> items = packages.reviews(ids);
        Map<UUID, List<PackageSignature>> signatures = packages.signatures(ids);
        return rows.stream()
                .map(row -> new Brief(
                        row.id,
                        row.agreement,
                        row.title,
                        row.meetingId,
                        row.openedAt,
                        items.getOrDefault(row.id, List.of()).size(),
                        signatures.getOrDefault(row.id, List.of()).stream()
                                .map(signature -> signature.party)
                                .toList()))
                .toList();
    }
}
