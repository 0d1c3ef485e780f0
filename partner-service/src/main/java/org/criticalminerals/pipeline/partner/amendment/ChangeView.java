package org.criticalminerals.pipeline.partner.amendment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct;
import org.criticalminerals.pipeline.partner.agreement.Procedure;

/**
 * A change of an agreement as HTTP shows it.
 *
 * @param id its id
 * @param agreement the agreement's code
 * @param number counts the changes of the agreement
 * @param state where it stands
 * @param procedure how it is agreed
 * @param effectiveFrom the day from which it is to hold
 * @param reason why
 * @param acts what is done
 * @param effects what will hold, in sentences, as it was proposed
 * @param baseVersion the version on which that was shown; 0 for a new agreement
 * @param leads the agency whose signatory consents, by party
 * @param consents the parties' answers, in the order in which they came
 * @param pending the parties that haven't answered
 * @param reviewId the review in which the parties decide; null where they consent, or until it opens
 * @param proposedAt when it was proposed
 * @param dueAt when it takes effect; null unless it is agreed and waits
 * @param version the version that it made; null until then
 * @param explanation why it ended as it did; null while it goes on
 * @param endedAt when it ended; null while it goes on
 */
public record ChangeView(
        UUID id,
        String agreement,
        int number,
        ChangeState state,
        Procedure procedure,
        LocalDate effectiveFrom,
        String reason,
        List<AgreementAct> acts,
        List<String> effects,
        int baseVersion,
        Map<String, String> leads,
        List<ConsentView> consents,
        List<String> pending,
        UUID reviewId,
        Instant proposedAt,
        Instant dueAt,
        Integer version,
        String explanation,
        Instant endedAt) {

    static ChangeView of(AgreementChange change, List<AgreementConsent> consents, Map<UUID, String> signatories) {
        List<String> pending = change.state == ChangeState.PROPOSED
                ? change.leads.keySet().stream()
                        .filter(party -> consents.stream().noneMatch(consent -> consent.party.equals(party)))
                        .toList()
                : List.of();
        return new ChangeView(
                change.id,
                change.agreement,
                change.number,
                change.state,
                change.procedure,
                change.effectiveFrom,
                change.reason,
                change.acts.list(),
                change.effects,
                change.baseVersion,
                change.leads,
                consents.stream()
                        .map(consent -> new ConsentView(
                                consent.party,
                                consent.agency,
                                consent.consents,
                                consent.reasons,
                                consent.givenAt,
                                signatories.get(consent.id)))
                        .toList(),
                pending,
                change.reviewId,
                change.proposedAt,
                change.dueAt,
                change.version,
                change.explanation,
                change.endedAt);
    }

    /**
     * A party's answer.
     *
     * @param party the party
     * @param agency the agency that answered for it
     * @param consents whether it consents
     * @param reasons why; null where none were given
     * @param givenAt when
     * @param by who gave it; for the own party alone
     */
    public record ConsentView(
            String party, String agency, boolean consents, String reasons, Instant givenAt, String by) {}
}
