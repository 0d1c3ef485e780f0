package org.criticalminerals.pipeline.partner.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * A position as an official signs it over HTTP. {@link NewPositionCheck} says what is wrong with one.
 *
 * @param decision {@code APPROVE}, {@code APPROVE_WITH_CONDITIONS}, {@code RESERVE}, {@code REQUEST_INFORMATION},
 *     {@code OBJECT} or {@code ABSTAIN}
 * @param isFinal for an objection: whether nothing will change it
 * @param reasons why, or what is asked; needed unless the party approves
 * @param conditions what the approval is tied to
 * @param replaces the version of the own position that this one replaces; absent for the first
 * @param dossierVersion the dossier version that the official looked at; where given, it must be the review's
 * @param reserveUntil for a reserve: the last day on which it holds
 */
public record NewPosition(
        String decision,
        @JsonProperty("final") Boolean isFinal,
        String reasons,
        List<NewCondition> conditions,
        Integer replaces,
        Integer dossierVersion,
        LocalDate reserveUntil) {

    /**
     * A condition of an approval.
     *
     * @param text what has to be done
     * @param dueOn until when; absent where no date is set
     */
    public record NewCondition(String text, LocalDate dueOn) {}

    String strippedReasons() {
        return reasons == null || reasons.isBlank() ? null : reasons.strip();
    }

    List<SignedCondition> signedConditions() {
        return conditions == null
                ? List.of()
                : conditions.stream()
                        .map(condition -> new SignedCondition(condition.text().strip(), condition.dueOn()))
                        .toList();
    }
}
