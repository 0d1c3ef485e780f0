package org.criticalminerals.pipeline.project.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Tells that somebody wrote, to those who may read it; never what. The thread's row is locked, or new, by then. */
@ApplicationScoped
class DiscussionAnnouncements {

    private final Outbox outbox;

    DiscussionAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells of a comment. */
    void added(ProjectFacts project, ThreadRow thread, CommentRow comment, Set<String> authorsBefore) {
        Set<String> takingPart = new TreeSet<>(authorsBefore);
        takingPart.remove(comment.author);
        outbox.publish(
                new ProjectEvent.CommentAdded(
                        project.id(),
                        project.name(),
                        project.agreements().size() == 1
                                ? project.agreements().iterator().next()
                                : null,
                        thread.id,
                        comment.id,
                        thread.kind,
                        thread.comments == 1,
                        thread.section == null
                                ? null
                                : Section.of(thread.section).orElseThrow(),
                        thread.askedParty,
                        comment.mentions.stream().map(Actor::subject).collect(Collectors.toCollection(TreeSet::new)),
                        takingPart,
                        comment.writtenAt,
                        comment.writtenBy),
                thread.version,
                Arrays.set(thread.releasableTo),
                comment.party);
    }
}
