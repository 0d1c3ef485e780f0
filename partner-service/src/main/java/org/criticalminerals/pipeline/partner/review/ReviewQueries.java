package org.criticalminerals.pipeline.partner.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.After;
import org.criticalminerals.pipeline.partner.review.ReviewRepository.Filter;

/** Reads reviews as one official may see them. A list takes a handful of queries, however long it is. */
@ApplicationScoped
public class ReviewQueries {

    private final ReviewRepository reviews;
    private final PositionRepository positions;
    private final InformationRequestRepository requests;
    private final ExtensionRepository extensions;
    private final AgreementService agreements;
    private final SigningRights rights;
    private final Clock clock;

    ReviewQueries(
            ReviewRepository reviews,
            PositionRepository positions,
            InformationRequestRepository requests,
            ExtensionRepository extensions,
            AgreementService agreements,
            SigningRights rights,
            Clock clock) {
        this.reviews = reviews;
        this.positions = positions;
        this.requests = requests;
        this.extensions = extensions;
        this.agreements = agreements;
        this.rights = rights;
        this.clock = clock;
    }

    /** A review. */
    @Transactional
    ReviewView get(UUID id, ActingOfficial reader) {
        Review review = reviews.findByIdOptional(id).orElseThrow(() -> Problems.notFound("review"));
        return views(List.of(review), reader).getFirst();
    }

    /**
     * Those of these reviews that the reader may see, in the order of their ids.
     *
     * @param ids which; bounded by the caller
     */
    @Transactional
    public List<ReviewView> find(Collection<UUID> ids, ActingOfficial reader) {
        return ids.isEmpty() ? List.of() : views(reviews.list("id in ?1 order by id", ids), reader);
    }

    /** Reviews of a list. */
    @Transactional
    List<ReviewView> list(Filter filter, After after, int limit, ActingOfficial reader) {
        return views(reviews.list(bounded(filter, reader), after, limit), reader);
    }

    private Filter bounded(Filter filter, ActingOfficial reader) {
        boolean isBounded = filter.project() != null || filter.pendingOn() != null || filter.agreements() != null;
        return isBounded ? filter : filter.within(agreements.boundsFor(reader));
    }

    /** The versions of a party's position, the newest first. */
    @Transactional
    List<PositionView> versions(UUID review, String party, int before, int limit) {
        reviews.findByIdOptional(review).orElseThrow(() -> Problems.notFound("review"));
        List<Position> versions = positions.before(review, party, before, limit);
        Map<UUID, Signature> signatures = positions.signatures(ids(versions));
        return versions.stream()
                .map(position -> PositionView.of(position, signatures.get(position.id)))
                .toList();
    }

    private List<ReviewView> views(List<Review> rows, ActingOfficial reader) {
        List<UUID> ids = rows.stream().map(review -> review.id).toList();
        Map<UUID, List<Position>> latest = positions.latest(ids);
        Map<UUID, Map<String, Instant>> awaited = positions.awaited(ids);
        Map<UUID, List<InformationRequest>> questions = requests.of(ids);
        Map<UUID, List<ReviewExtension>> proposed = extensions.of(ids);
        Map<UUID, List<ExtensionConsent>> consents = proposed.isEmpty() ? Map.of() : extensions.consents(ids);
        Map<UUID, Signature> signatures = positions.signatures(
                ids(latest.values().stream().flatMap(Collection::stream).toList()));
        Set<UUID> toSign = rights.among(rows, reader, clock.instant());
        return rows.stream()
                .map(review -> ReviewView.of(
                        review,
                        new ReviewView.Beside(
                                latest.getOrDefault(review.id, List.of()),
                                signatures,
                                awaited.getOrDefault(review.id, Map.of()),
                                questions.getOrDefault(review.id, List.of()),
                                proposed.getOrDefault(review.id, List.of()),
                                consents.getOrDefault(review.id, List.of())),
                        reader,
                        toSign.contains(review.id),
                        clock.instant()))
                .toList();
    }

    private static List<UUID> ids(List<Position> rows) {
        return rows.stream().map(position -> position.id).toList();
    }
}
