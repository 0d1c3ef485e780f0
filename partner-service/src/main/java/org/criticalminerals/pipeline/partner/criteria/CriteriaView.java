package org.criticalminerals.pipeline.partner.criteria;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.partner.candidacy.GateRequirement.OpenItem;
import org.criticalminerals.pipeline.partner.json.StoredJson;

/**
 * A criteria set with what the parties answered, side by side, as HTTP shows it to one official.
 *
 * @param code its code
 * @param version its version
 * @param title its title
 * @param sources where it is from
 * @param note what a reader should know; null where nothing
 * @param gates the gates that ask for it
 * @param items what is asked of this project
 * @param parties what each party that answers it has answered, as far as the reader may see
 */
public record CriteriaView(
        String code,
        int version,
        String title,
        List<String> sources,
        String note,
        Set<Gate> gates,
        List<CriteriaSet.Item> items,
        List<PartyAnswers> parties) {

    /**
     * A party's answers.
     *
     * @param party the party
     * @param complete whether every item has a valid answer that the other parties see
     * @param open the items that have none
     * @param answers its answers: the latest ones for the own party, the latest that are released for the others
     * @param permitted what this official may do: {@code ANSWER}, {@code RELEASE}
     */
    public record PartyAnswers(
            String party, boolean complete, List<OpenItem> open, List<AnswerView> answers, List<String> permitted) {}

    /**
     * An answer.
     *
     * @param item the item's code
     * @param answer the answer
     * @param evidence what it rests on
     * @param reference where that can be found; null where nothing was given
     * @param link where it can be read; null where nothing was given
     * @param validFrom the first day on which it holds; null from the beginning
     * @param validUntil the last day on which it holds; null without end
     * @param version its version, from 1
     * @param setVersion the version of the set that was answered
     * @param reworded whether the item's words have changed since; null where the item is gone
     * @param released whether the other parties see it
     * @param answeredAt when
     * @param by who answered; the name is there for the own party alone
     * @param score how the agency rates it; there for that agency alone
     */
    public record AnswerView(
            String item,
            CriterionAnswer answer,
            String evidence,
            String reference,
            String link,
            LocalDate validFrom,
            LocalDate validUntil,
            int version,
            int setVersion,
            Boolean reworded,
            boolean released,
            Instant answeredAt,
            Author by,
            Short score) {

        /** @param item the item as it stands; null where the set has none of that code any more */
        static AnswerView of(Answer answer, CriteriaSet.Item item, String name, Short score) {
            return new AnswerView(
                    answer.item,
                    answer.answer,
                    answer.evidence,
                    answer.reference,
                    answer.link,
                    answer.validFrom,
                    answer.validUntil,
                    answer.version,
                    answer.setVersion,
                    item == null ? null : !StoredJson.hash(item).equals(answer.itemHash),
                    answer.released,
                    answer.answeredAt,
                    new Author(answer.party, answer.agency, name),
                    score);
        }
    }

    /**
     * Who answered.
     *
     * @param party the party
     * @param agency the agency
     * @param name the official's name; null for readers of another party
     */
    public record Author(String party, String agency, String name) {}
}
