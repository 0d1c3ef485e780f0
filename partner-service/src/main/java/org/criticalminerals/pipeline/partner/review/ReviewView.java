package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.agreement.AgreementResource.RuleView;

/**
 * A review as HTTP shows it to one official.
 *
 * @param id the review
 * @param status whether it goes on
 * @param subject what it is about
 * @param round the how many-th round on that gate
 * @param rule the rule that binds it, also as a sentence; null where it was refused
 * @param openedAt since when
 * @param deadline until when; null where it was refused
 * @param escalatedAt when the senior level was told; null where it wasn't
 * @param decidingParties who decides
 * @param explicitParties who must approve by an act of its own
 * @param advisoryParties who is heard without deciding
 * @param positions each party's latest position
 * @param pending on whom it waits
 * @param outcome how it ended; null while it goes on
 * @param reason why it was refused, as a stable code; null otherwise
 * @param explanation why it ended so, or was refused, in a sentence
 * @param concludedAt when it ended
 * @param note what the requester says to the parties
 * @param permitted what this official may do: {@code SIGN}
 * @param etag changes with the question alone, never with a position
 */
public record ReviewView(
        UUID id,
        ReviewStatus status,
        ReviewSubject subject,
        int round,
        RuleView rule,
        Instant openedAt,
        Instant deadline,
        Instant escalatedAt,
        List<String> decidingParties,
        List<String> explicitParties,
        List<String> advisoryParties,
        List<PositionView> positions,
        List<Pending> pending,
        Outcome outcome,
        String reason,
        String explanation,
        Instant concludedAt,
        String note,
        List<String> permitted,
        String etag) {

    private static final String SIGN = "SIGN";

    /**
     * On whom a review waits.
     *
     * @param party the party
     * @param agency its agency that signs; for readers of that party alone
     * @param since since when
     * @param until until when
     */
    public record Pending(String party, String agency, Instant since, Instant until) {}

    static ReviewView of(
            Review review, List<Position> latest, Map<UUID, String> signatories, ActingOfficial reader, Instant now) {
        boolean binds = review.deadline != null;
        var rule = binds ? review.ruleInForce() : null;
        return new ReviewView(
                review.id,
                review.status,
                review.subject(),
                review.round,
                binds ? RuleView.of(review.rule, review.sentence()) : null,
                review.openedAt,
                review.deadline,
                review.escalatedAt,
                binds ? rule.deciding() : List.of(),
                binds
                        ? rule.deciding().stream()
                                .filter(rule.explicit()::contains)
                                .toList()
                        : List.of(),
                binds ? rule.advisory() : List.of(),
                positions(review, latest, signatories),
                review.isOpen() ? pending(review, latest, reader) : List.of(),
                review.outcome,
                review.reason,
                review.explanation,
                review.concludedAt,
                review.note,
                maySign(review, reader, now) ? List.of(SIGN) : List.of(),
                ETags.tag(review.questionVersion));
    }

    private static List<PositionView> positions(Review review, List<Position> latest, Map<UUID, String> signatories) {
        return List.of(review.parties).stream()
                .flatMap(party -> latest.stream().filter(position -> position.party.equals(party)))
                .map(position -> PositionView.of(position, signatories.get(position.id)))
                .toList();
    }

    private static List<Pending> pending(Review review, List<Position> latest, ActingOfficial reader) {
        return review.pending(latest).stream()
                .map(party -> new Pending(
                        party,
                        party.equals(reader.party()) ? review.leads.get(party) : null,
                        review.openedAt,
                        review.deadline))
                .toList();
    }

    private static boolean maySign(Review review, ActingOfficial reader, Instant now) {
        return review.isOpen()
                && !review.deadlineInForce().hasPassed(now)
                && reader.maySign()
                && reader.agency().equals(review.leads.get(reader.party()));
    }
}
