package org.criticalminerals.pipeline.partner.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.partner.agreement.AgreementResource.RuleView;
import org.criticalminerals.pipeline.partner.review.rules.Explanation;

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
 * @param seniorLevel who was told then, by deciding party; empty where nobody was, or the agreement names nobody
 * @param decidingParties who decides
 * @param explicitParties who must approve by an act of its own
 * @param advisoryParties who is heard without deciding
 * @param withoutVoice of those who decide, the parties that nobody can act for: they stand like abstaining
 * @param positions each party's latest position
 * @param pending on whom it waits
 * @param clockStoppedAt since when the clock stands, since a question waits for its answer; null while it runs
 * @param questions what parties asked, with the answers
 * @param extensions proposals of more time, with the consents to them
 * @param outcome how it ended; null while it goes on
 * @param reason why it was refused, as a stable code; null otherwise
 * @param explanation why it ended so, or was refused, in a sentence
 * @param because the same in its parts; null while it goes on and where it was refused
 * @param concludedAt when it ended
 * @param note what the requester says to the parties
 * @param permitted what this official may do: {@code SIGN}, {@code ANSWER}, {@code EXTEND}
 * @param cutOffZone the zone in which the agreement's deadlines are set, by its IANA name; null where it was refused
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
        List<SeniorLevel> seniorLevel,
        List<String> decidingParties,
        List<String> explicitParties,
        List<String> advisoryParties,
        List<String> withoutVoice,
        List<PositionView> positions,
        List<Pending> pending,
        Instant clockStoppedAt,
        List<QuestionView> questions,
        List<ExtensionView> extensions,
        Outcome outcome,
        String reason,
        String explanation,
        Explanation because,
        Instant concludedAt,
        String note,
        List<String> permitted,
        String cutOffZone,
        String etag) {

    private static final String SIGN = "SIGN";
    private static final String ANSWER = "ANSWER";
    private static final String EXTEND = "EXTEND";

    /**
     * On whom a review waits.
     *
     * @param party the party
     * @param agency its agency that signs; for readers of that party alone
     * @param since since when: since it opened, or since the party is awaited again
     * @param until until when
     */
    public record Pending(String party, String agency, Instant since, Instant until) {}

    /**
     * What a party asked.
     *
     * @param party the party
     * @param question what it asked
     * @param askedAt when
     * @param runsOnAt when the clock runs on at the latest
     * @param answer the answer; null while there is none
     * @param answeringParty the party that answered
     * @param answeringAgency its agency
     * @param answeredAt when
     */
    public record QuestionView(
            String party,
            String question,
            Instant askedAt,
            Instant runsOnAt,
            String answer,
            String answeringParty,
            String answeringAgency,
            Instant answeredAt) {

        static QuestionView of(InformationRequest request) {
            return new QuestionView(
                    request.party,
                    request.question,
                    request.askedAt,
                    request.runsOnAt,
                    request.answer,
                    request.answeringParty,
                    request.answeringAgency,
                    request.answeredAt);
        }
    }

    /**
     * A proposal of more time.
     *
     * @param number its number within the review
     * @param party the party that proposed it
     * @param workingDays by how many working days
     * @param reasons why
     * @param proposedAt when
     * @param consented the parties that have consented
     * @param agreedAt when the last consent came; null while some are missing
     * @param deadline the deadline that it set; null while consents are missing
     */
    public record ExtensionView(
            int number,
            String party,
            int workingDays,
            String reasons,
            Instant proposedAt,
            List<String> consented,
            Instant agreedAt,
            Instant deadline) {

        static ExtensionView of(ReviewExtension extension, List<ExtensionConsent> consents) {
            return new ExtensionView(
                    extension.number,
                    extension.party,
                    extension.workingDays,
                    extension.reasons,
                    extension.proposedAt,
                    consents.stream()
                            .filter(consent -> consent.number == extension.number)
                            .map(consent -> consent.party)
                            .toList(),
                    extension.agreedAt,
                    extension.deadline);
        }
    }

    /**
     * What stands in rows of its own beside a review.
     *
     * @param latest each party's latest position, as far as the reader may see them
     * @param signatures the signatures under them, as far as the reader may know
     * @param awaited the parties on which it waits, each since when
     * @param questions what parties asked
     * @param extensions proposals of more time
     * @param consents the consents to them
     */
    record Beside(
            List<Position> latest,
            Map<UUID, Signature> signatures,
            Map<String, Instant> awaited,
            List<InformationRequest> questions,
            List<ReviewExtension> extensions,
            List<ExtensionConsent> consents) {}

    static ReviewView of(Review review, Beside beside, ActingOfficial reader, boolean maySign, Instant now) {
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
                review.seniorLevel == null ? List.of() : review.seniorLevel,
                binds ? rule.deciding() : List.of(),
                binds
                        ? rule.deciding().stream()
                                .filter(rule.explicit()::contains)
                                .toList()
                        : List.of(),
                binds ? rule.advisory() : List.of(),
                List.of(review.withoutVoice),
                positions(review, beside.latest(), beside.signatures()),
                review.isOpen() ? pending(review, beside.awaited(), reader) : List.of(),
                review.clockStoppedAt,
                beside.questions().stream().map(QuestionView::of).toList(),
                beside.extensions().stream()
                        .map(extension -> ExtensionView.of(extension, beside.consents()))
                        .toList(),
                review.outcome,
                review.reason,
                review.explanation,
                review.because,
                review.concludedAt,
                review.note,
                permitted(review, beside, reader, maySign, now),
                binds ? review.deadlines.toCutOff().zone().getId() : null,
                ETags.tag(review.questionVersion));
    }

    private static List<PositionView> positions(Review review, List<Position> latest, Map<UUID, Signature> signatures) {
        return List.of(review.parties).stream()
                .flatMap(party -> latest.stream().filter(position -> position.party.equals(party)))
                .map(position -> PositionView.of(position, signatures.get(position.id)))
                .toList();
    }

    private static List<Pending> pending(Review review, Map<String, Instant> awaited, ActingOfficial reader) {
        return List.of(review.parties).stream()
                .filter(awaited::containsKey)
                .map(party -> new Pending(
                        party,
                        party.equals(reader.party()) ? review.leads.get(party) : null,
                        awaited.get(party),
                        review.deadline))
                .toList();
    }

    private static List<String> permitted(
            Review review, Beside beside, ActingOfficial reader, boolean maySign, Instant now) {
        if (!review.isOpen() || review.deadlineInForce().hasPassed(now)) {
            return List.of();
        }
        List<String> permitted = new ArrayList<>();
        if (maySign) {
            permitted.add(SIGN);
        }
        if (InformationService.mayAnswer(review, reader)
                && beside.questions().stream()
                        .anyMatch(request -> !request.isAnswered() && request.replacedAt == null)) {
            permitted.add(ANSWER);
        }
        if (maySign && review.clockStoppedAt == null && ReviewChecks.signsForDecidingParty(review, reader)) {
            permitted.add(EXTEND);
        }
        return permitted;
    }
}
