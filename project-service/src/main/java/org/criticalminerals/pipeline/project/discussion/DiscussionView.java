package org.criticalminerals.pipeline.project.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ThreadKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.identity.Permissions;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.project.history.By;

/** What a discussion looks like to a reader who may read it. */
public final class DiscussionView {

    private DiscussionView() {}

    /**
     * A thread.
     *
     * @param section the section of the dossier that it is about; null for none
     * @param askedParty the party that a question is put to; null for comments
     * @param state what became of a question; null for comments
     * @param accepted the accepted answer; null where there is none
     * @param markingReason why it is marked otherwise than at first; null where it isn't, or for other parties
     * @param comments how many there are, struck ones included
     * @param permitted what the reader may do: {@code REPLY}, {@code END}, {@code MARK}
     */
    public record Thread(
            UUID id,
            UUID projectId,
            ThreadKind kind,
            String section,
            String title,
            String askedParty,
            ThreadState state,
            UUID accepted,
            Instant endedAt,
            By endedBy,
            StoredMarking marking,
            String markingReason,
            int comments,
            Instant startedAt,
            By startedBy,
            Instant lastAt,
            List<String> permitted) {

        static Thread of(ThreadRow row, ActingOfficial reader) {
            return new Thread(
                    row.id,
                    row.projectId,
                    row.kind,
                    row.section,
                    row.title,
                    row.askedParty,
                    row.state,
                    row.accepted,
                    row.endedAt,
                    By.of(row.endedBy, reader),
                    row.marking,
                    row.owner.equals(reader.party()) ? row.markingReason : null,
                    row.comments,
                    row.startedAt,
                    By.of(row.startedBy, reader),
                    row.lastAt,
                    permitted(row, reader));
        }

        private static List<String> permitted(ThreadRow row, ActingOfficial reader) {
            List<String> permitted = new ArrayList<>();
            boolean isOpen = row.state == null || row.state == ThreadState.OPEN;
            if (Permissions.allow(reader.roles(), Acts.DISCUSS) && isOpen) {
                permitted.add("REPLY");
                if (row.state == ThreadState.OPEN && DiscussionRules.mayEnd(reader, row.startedBy)) {
                    permitted.add("END");
                }
            }
            if (DiscussionRules.mayMark(reader, row.owner)) {
                permitted.add("MARK");
            }
            return List.copyOf(permitted);
        }
    }

    /**
     * Something written.
     *
     * @param text null where it was struck
     * @param mentions the names of those addressed; empty for readers of another party
     * @param correctedAt when its author last changed its words; null for never
     * @param strikeReason why its author struck it
     * @param permitted what the reader may do: {@code CORRECT}, {@code STRIKE}
     */
    public record Comment(
            UUID id,
            String text,
            List<String> mentions,
            Instant writtenAt,
            By writtenBy,
            Instant correctedAt,
            Instant struckAt,
            String strikeReason,
            List<String> permitted) {

        static Comment of(CommentRow row, ActingOfficial reader, Instant now) {
            boolean isStruck = row.struckAt != null;
            List<String> permitted = new ArrayList<>();
            if (DiscussionRules.mayCorrect(reader, row.writtenBy, row.writtenAt, isStruck, now)) {
                permitted.add("CORRECT");
            }
            if (DiscussionRules.mayStrike(reader, row.writtenBy, isStruck)) {
                permitted.add("STRIKE");
            }
            return new Comment(
                    row.id,
                    isStruck ? null : row.text,
                    row.party.equals(reader.party())
                            ? row.mentions.stream().map(Actor::name).toList()
                            : List.of(),
                    row.writtenAt,
                    By.of(row.writtenBy, reader),
                    row.correctedAt,
                    row.struckAt,
                    row.strikeReason,
                    List.copyOf(permitted));
        }
    }

    /** An open question to the reader's party, with its project. */
    public record OpenQuestion(Thread thread, String projectName) {}

    /** An official of the reader's own party. */
    public record Person(String subject, String name, String agency) {}
}
