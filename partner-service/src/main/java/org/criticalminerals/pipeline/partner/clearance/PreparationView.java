package org.criticalminerals.pipeline.partner.clearance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ClearanceAnswer;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.review.SignedCondition;

/**
 * How a party prepares its position on a review, as HTTP shows it to that party alone.
 *
 * @param reviewId the review
 * @param party the party
 * @param lead the agency that drafts, asks and signs
 * @param assignee who has it in hand; null where the lead's desk as a whole has
 * @param draft the latest draft; null where there is none
 * @param clearances what was asked of whom, and what they said
 * @param consulted the agencies that can be asked
 * @param missing the mandatory agencies without whose answer the party can't sign
 * @param permitted what this official may do: {@code DRAFT}, {@code ASK}, {@code ASSIGN}
 */
public record PreparationView(
        UUID reviewId,
        String party,
        String lead,
        Assignee assignee,
        DraftView draft,
        List<ClearanceView> clearances,
        List<String> consulted,
        List<String> missing,
        List<String> permitted) {

    /**
     * An official of the own party.
     *
     * @param subject identifier in the identity provider
     * @param name full name
     */
    public record Person(String subject, String name) {

        static Person of(String subject, String name) {
            return subject == null ? null : new Person(subject, name);
        }
    }

    /**
     * Who has something in hand.
     *
     * @param subject identifier in the identity provider; null where the desk as a whole has it again
     * @param name full name; null as well then
     * @param note what was said when it was given to them; null where nothing
     */
    public record Assignee(String subject, String name, String note) {

        static Assignee of(String subject, String name, String note) {
            return subject == null && note == null ? null : new Assignee(subject, name, note);
        }
    }

    /**
     * A version of a draft.
     *
     * @param version its number, from 1
     * @param decision the decision; null while none is chosen
     * @param isFinal whether an objection is final
     * @param reasons why; null while unwritten
     * @param conditions what the approval would be tied to
     * @param reserveUntil for a reserve: the last day on which it would hold; null while unwritten
     * @param by who wrote it
     * @param writtenAt when
     */
    public record DraftView(
            int version,
            Decision decision,
            @JsonProperty("final") boolean isFinal,
            String reasons,
            List<SignedCondition> conditions,
            LocalDate reserveUntil,
            Person by,
            Instant writtenAt) {

        static DraftView of(DraftPosition draft) {
            return new DraftView(
                    draft.version,
                    draft.decision,
                    draft.isFinal,
                    draft.reasons,
                    draft.conditions,
                    draft.reserveUntil,
                    Person.of(draft.writtenBy, draft.writtenByName),
                    draft.writtenAt);
        }
    }

    /**
     * What an agency is asked, and what it said.
     *
     * @param reviewId the review
     * @param type the kind of question
     * @param projectId the project; null for an amendment
     * @param projectName its name when the review opened; null for an amendment
     * @param agreement the agreement's code
     * @param gate the gate that is asked for; null for any other question
     * @param lead the agency that asks
     * @param agency the agency that is asked
     * @param mandatory whether the party can't sign without an answer
     * @param question what the lead asks; null where it says no more
     * @param draftVersion the draft that was put to the agency; null where there was none yet
     * @param requestedBy who asked; null where the agreement asks by itself
     * @param requestedAt when
     * @param dueAt until when
     * @param standing whether it waits, or is answered, and on which draft
     * @param answer the latest answer; null where there is none
     * @param assignee who of the agency has it in hand; null where its desk as a whole has
     * @param permitted what this official may do: {@code ANSWER}, {@code ASSIGN}, {@code ASK_AGAIN}
     */
    public record ClearanceView(
            UUID reviewId,
            SubjectType type,
            UUID projectId,
            String projectName,
            String agreement,
            String gate,
            String lead,
            String agency,
            boolean mandatory,
            String question,
            Integer draftVersion,
            Person requestedBy,
            Instant requestedAt,
            Instant dueAt,
            String standing,
            AnswerView answer,
            Assignee assignee,
            List<String> permitted) {}

    /**
     * A version of an agency's answer.
     *
     * @param answer what it says
     * @param comment why; null where it says no more
     * @param version its number, from 1
     * @param draftVersion the draft that it is about; null where there was none
     * @param by who answered
     * @param answeredAt when
     */
    public record AnswerView(
            ClearanceAnswer answer, String comment, int version, Integer draftVersion, Person by, Instant answeredAt) {

        static AnswerView of(GivenClearance given) {
            return new AnswerView(
                    given.answer,
                    given.comment,
                    given.version,
                    given.draftVersion,
                    Person.of(given.answeredBy, given.answeredByName),
                    given.answeredAt);
        }
    }
}
