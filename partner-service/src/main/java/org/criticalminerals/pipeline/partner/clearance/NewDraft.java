package org.criticalminerals.pipeline.partner.clearance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import org.criticalminerals.pipeline.partner.review.SignedCondition;

/**
 * A draft position as an official writes it over HTTP; anything may still be missing.
 *
 * @param decision the decision; absent while none is chosen
 * @param isFinal for an objection: whether nothing will change it
 * @param reasons why; absent while unwritten
 * @param conditions what the approval would be tied to
 * @param reserveUntil for a reserve: the last day on which it would hold; absent while unwritten
 * @param replaces the version of the draft that this one replaces; absent for the first
 */
public record NewDraft(
        String decision,
        @JsonProperty("final") Boolean isFinal,
        String reasons,
        List<NewCondition> conditions,
        LocalDate reserveUntil,
        Integer replaces) {

    public NewDraft {
        conditions = conditions == null ? List.of() : conditions;
    }

    /**
     * A condition of an approval.
     *
     * @param text what has to be done
     * @param dueOn until when; absent where no date is set
     */
    public record NewCondition(String text, LocalDate dueOn) {}

    List<SignedCondition> signedConditions() {
        return conditions.stream()
                .map(condition -> new SignedCondition(condition.text().strip(), condition.dueOn()))
                .toList();
    }
}
