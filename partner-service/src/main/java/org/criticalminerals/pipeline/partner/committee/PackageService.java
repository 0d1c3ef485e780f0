package org.criticalminerals.pipeline.partner.committee;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewPackage;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewSignature;
import org.criticalminerals.pipeline.partner.review.ReviewPackages;
import org.criticalminerals.pipeline.partner.review.ReviewQueries;
import org.criticalminerals.pipeline.partner.review.ReviewStatus;
import org.criticalminerals.pipeline.partner.review.ReviewView;

/**
 * Puts open reviews together and lets a party decide on them in one act. Each review then ends by its own rule: a package
 * decides nothing itself.
 */
@ApplicationScoped
class PackageService {

    private static final int FEWEST = 2;
    private static final int MOST = 100;
    private static final int LONGEST_CODE = 100;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final PackageRepository packages;
    private final MeetingRepository meetings;
    private final AgreementService agreements;
    private final ReviewQueries reviews;
    private final ReviewPackages packaged;
    private final Outbox outbox;
    private final Clock clock;

    PackageService(
            PackageRepository packages,
            MeetingRepository meetings,
            AgreementService agreements,
            ReviewQueries reviews,
            ReviewPackages packaged,
            Outbox outbox,
            Clock clock) {
        this.packages = packages;
        this.meetings = meetings;
        this.agreements = agreements;
        this.reviews = reviews;
        this.packaged = packaged;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens a package. */
    @Transactional
    ReviewPackage open(NewPackage request, ActingOfficial official) {
        NewPackage asked = Fields.body(request);
        Fields fields = new Fields();
        String code = fields.text("/agreement", asked.agreement(), LONGEST_CODE);
        String title = fields.text("/title", asked.title(), Fields.LINE);
        String note = fields.optional("/note", asked.note(), Fields.TEXT);
        fields.done();
        AgreementDefinition agreement = Conveners.agreement(agreements, code, official);
        Conveners.require(official, code, agreement.leads());
        fields.require(
                asked.meetingId() == null
                        || meetings.findByIdOptional(asked.meetingId())
                                .filter(meeting -> meeting.agreement.equals(code))
                                .isPresent(),
                "/meetingId",
                "must be a meeting under this agreement");
        List<UUID> ids = ids(asked, code, official, fields);
        fields.done();

        ReviewPackage opened = new ReviewPackage();
        opened.id = Ids.next();
        opened.agreement = code;
        opened.title = title;
        opened.note = note;
        opened.meetingId = asked.meetingId();
        opened.parties = agreement.parties().toArray(String[]::new);
        opened.leads = Map.copyOf(agreement.leads());
        opened.openedBy = official.party();
        opened.openedAt = clock.instant();
        opened.releasableTo = Audience.parties(agreement.parties()).toArray(String[]::new);
        packages.persist(opened);
        // The reviews of a package name it by a foreign key.
        packages.write();
        for (int i = 0; i < ids.size(); i++) {
            PackageItem item = new PackageItem();
            item.packageId = opened.id;
            item.reviewId = ids.get(i);
            item.ordinal = i + 1;
            item.releasableTo = opened.releasableTo;
            packages.add(item);
        }
        outbox.publish(
                new AgreementEvent.PackageOpened(
                        opened.id, code, title, opened.meetingId, List.copyOf(ids), opened.openedAt),
                1,
                opened.audience(),
                official.party());
        packaged.putTogether(ids, bundle(opened), official.party(), opened.openedAt);
        return opened;
    }

    private ReviewPackages.Bundle bundle(ReviewPackage row) {
        String meeting = row.meetingId == null
                ? null
                : meetings.findByIdOptional(row.meetingId).map(one -> one.title).orElse(null);
        return new ReviewPackages.Bundle(row.id, row.title, meeting, row.audience());
    }

    private List<UUID> ids(NewPackage asked, String agreement, ActingOfficial official, Fields fields) {
        List<UUID> ids = asked.reviews() == null ? List.of() : asked.reviews();
        if (ids.size() < FEWEST || ids.size() > MOST) {
            fields.add("/reviews", "must hold from " + FEWEST + " to " + MOST + " reviews");
            return List.of();
        }
        if (ids.contains(null)) {
            fields.add("/reviews", "must hold ids of reviews only");
            return List.of();
        }
        Map<UUID, ReviewView> known =
                reviews.find(ids, official).stream().collect(Collectors.toMap(ReviewView::id, Function.identity()));
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            ReviewView review = known.get(ids.get(i));
            if (review == null || !review.subject().agreement().equals(agreement)) {
                fields.add("/reviews/" + i, "must be a review of this agreement");
            } else if (review.subject().projectId() == null) {
                fields.add("/reviews/" + i, "must be about a candidacy; an amendment is decided by itself");
            } else if (review.status() != ReviewStatus.OPEN) {
                fields.add(
                        "/reviews/" + i,
                        "must be open; the one of " + review.subject().projectName() + " is over");
            } else if (!seen.add(review.id())) {
                fields.add("/reviews/" + i, "must be there only once");
            }
        }
        return ids;
    }

    /**
     * Signs a package for the official's party: a position on each of its reviews but for those that are taken out, all
     * of them or none.
     *
     * @param receivedAt when the server received it: what counts against the deadlines
     */
    @Transactional
    ReviewPackage sign(UUID id, NewSignature request, ActingOfficial official, Instant receivedAt) {
        ReviewPackage signed = packages.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problems.notFound("package"));
        NewSignature asked = Fields.body(request);
        List<UUID> items = packages.reviews(List.of(id)).getOrDefault(id, List.of());
        Fields fields = new Fields();
        PackagePlan plan = PackagePlan.of(items, asked, fields);
        fields.require(plan.decides(), "/carveOuts", "must leave at least one review to decide on");
        fields.done();
        requireFirst(signed, official);

        List<ReviewPackages.Refused> refused = packaged.sign(bundle(signed), plan.acts(), official, receivedAt);
        if (!refused.isEmpty()) {
            throw refusal(refused, official);
        }
        PackageSignature signature = new PackageSignature();
        signature.packageId = id;
        signature.party = official.party();
        signature.agency = official.agency();
        signature.takenOut = plan.takenOut();
        signature.signedAt = receivedAt;
        signature.releasableTo = signed.releasableTo;
        packages.add(signature);
        packages.write();
        PackageAct act = new PackageAct();
        act.packageId = id;
        act.party = official.party();
        act.subject = official.subject();
        act.name = official.name();
        act.act = asked;
        act.releasableTo = new String[] {official.party()};
        packages.add(act);
        return signed;
    }

    private void requireFirst(ReviewPackage signed, ActingOfficial official) {
        packages.signatures(List.of(signed.id)).getOrDefault(signed.id, List.of()).stream()
                .filter(signature -> signature.party.equals(official.party()))
                .findFirst()
                .ifPresent(signature -> {
                    throw Problems.conflict(
                            "package-signed",
                            "Your party has signed this package",
                            official.party() + " signed it at " + signature.signedAt
                                    + ", once for all of it. To change a position, replace it on its own review.");
                });
    }

    /**
     * Why a review refused its position.
     *
     * @param reviewId the review
     * @param projectName its project; null where the official can't see it
     * @param type the problem's type
     * @param status its HTTP status
     * @param title what it is
     * @param detail why, and the way out
     * @param errors what of the position is wrong, each field with a pointer into it; empty where it is something else
     */
    public record Refusal(
            UUID reviewId,
            String projectName,
            URI type,
            int status,
            String title,
            String detail,
            List<FieldError> errors) {}

    private static List<FieldError> errors(HttpProblem problem) {
        return problem.getParameters().get("errors") instanceof List<?> errors
                ? errors.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .toList()
                : List.of();
    }

    private HttpProblem refusal(List<ReviewPackages.Refused> refused, ActingOfficial official) {
        HttpProblem first = refused.getFirst().problem();
        boolean isTheSignatory = refused.stream()
                .map(ReviewPackages.Refused::problem)
                .allMatch(problem -> problem.getStatusCode() == FORBIDDEN
                        && problem.getType().equals(first.getType()));
        if (isTheSignatory && first.getDetail() != null && refused.size() > 1) {
            // Not the reviews stand in the way but who signs: said once.
            return first;
        }
        if (first.getStatusCode() == UNAUTHORIZED) {
            // All reviews of a package are under one agreement; who signs in as it asks can sign all of them.
            return first;
        }
        Map<UUID, String> names =
                reviews
                        .find(
                                refused.stream()
                                        .map(ReviewPackages.Refused::reviewId)
                                        .toList(),
                                official)
                        .stream()
                        .collect(Collectors.toMap(
                                ReviewView::id, review -> review.subject().projectName()));
        List<Refusal> list = refused.stream()
                .map(one -> new Refusal(
                        one.reviewId(),
                        names.get(one.reviewId()),
                        one.problem().getType(),
                        one.problem().getStatusCode(),
                        one.problem().getTitle(),
                        one.problem().getDetail(),
                        errors(one.problem())))
                .toList();
        return Problems.conflict(
                "package-refused",
                "The package is not signed",
                "Nothing was signed, since of its reviews " + list.size() + " refused: "
                        + list.stream()
                                .limit(5)
                                .map(one -> (one.projectName() == null ? one.reviewId() : one.projectName()) + ": "
                                        + one.detail())
                                .collect(Collectors.joining(" "))
                        + (list.size() > 5 ? " …" : "")
                        + " Take these out of the package, or mend what stands in the way, and sign again.",
                Map.of("refused", list));
    }
}
