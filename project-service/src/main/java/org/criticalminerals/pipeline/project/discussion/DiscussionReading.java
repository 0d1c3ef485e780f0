package org.criticalminerals.pipeline.project.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.discussion.DiscussionMarkings.Known;
import org.criticalminerals.pipeline.project.discussion.DiscussionView.OpenQuestion;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.reference.Colleague;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Reads discussions as the acting official may see them: what is kept from one is in no list, count or cursor. */
@ApplicationScoped
class DiscussionReading {

    private final Threads threads;
    private final Comments comments;
    private final DossierReading projects;
    private final ReferenceService reference;
    private final KnownPrincipals principals;
    private final Clock clock;

    DiscussionReading(
            Threads threads,
            Comments comments,
            DossierReading projects,
            ReferenceService reference,
            KnownPrincipals principals,
            Clock clock) {
        this.threads = threads;
        this.comments = comments;
        this.projects = projects;
        this.reference = reference;
        this.principals = principals;
        this.clock = clock;
    }

    /** A project's threads, newest first. */
    Page<DiscussionView.Thread> threads(UUID project, String cursor, Integer limit, ActingOfficial reader) {
        projects.get(project);
        int size = Limit.of(limit);
        return Page.of(threads.page(project, Cursor.id(cursor), size + 1), size, row -> Cursor.encode(row.id))
                .map(row -> DiscussionView.Thread.of(row, reader));
    }

    /** A thread; 404 where it isn't there or isn't released to the reader. */
    DiscussionView.Thread thread(UUID project, UUID thread, ActingOfficial reader) {
        return DiscussionView.Thread.of(require(project, thread), reader);
    }

    private ThreadRow require(UUID project, UUID thread) {
        return threads.of(project, thread).orElseThrow(() -> Problems.notFound("discussion"));
    }

    /** What was written in a thread, in that order. */
    Page<DiscussionView.Comment> comments(
            UUID project, UUID thread, String cursor, Integer limit, ActingOfficial reader) {
        require(project, thread);
        int size = Limit.of(limit);
        Instant now = clock.instant();
        return Page.of(comments.page(thread, Cursor.id(cursor), size + 1), size, row -> Cursor.encode(row.id))
                .map(row -> DiscussionView.Comment.of(row, reader, now));
    }

    /** One comment. */
    DiscussionView.Comment comment(UUID project, UUID thread, UUID comment, ActingOfficial reader) {
        require(project, thread);
        return comments.of(thread, comment)
                .map(row -> DiscussionView.Comment.of(row, reader, clock.instant()))
                .orElseThrow(() -> Problems.notFound("comment"));
    }

    /** The open questions to the reader's party, the oldest first. */
    Page<OpenQuestion> questions(String cursor, Integer limit, ActingOfficial reader) {
        int size = Limit.of(limit);
        Page<ThreadRow> page = Page.of(
                threads.openQuestions(reader.party(), Cursor.id(cursor), size + 1), size, row -> Cursor.encode(row.id));
        Map<UUID, ProjectFacts> found = projects.released(
                page.items().stream().map(row -> row.projectId).distinct().toList());
        return page.map(row -> new OpenQuestion(
                DiscussionView.Thread.of(row, reader),
                found.get(row.projectId) == null
                        ? null
                        : found.get(row.projectId).name()));
    }

    /**
     * The officials of the reader's own party who may read a thread, or the project where none is named; in the order of
     * their names. A page may hold fewer than asked for, and yet not be the last.
     */
    Page<DiscussionView.Person> people(UUID project, UUID thread, String cursor, Integer limit, ActingOfficial reader) {
        ProjectFacts facts = projects.get(project);
        Set<String> audience =
                thread == null ? facts.releasableTo() : Arrays.set(require(project, thread).releasableTo);
        int size = Limit.of(limit);
        List<String> after = cursor == null ? List.of("", "") : Cursor.decode(cursor, 2);
        Page<Colleague> page = Page.of(
                reference.colleagues(reader.party(), after.getFirst(), after.getLast(), size + 1),
                size,
                colleague -> Cursor.encode(colleague.name(), colleague.subject()));
        List<Colleague> readers = among(page.items(), audience, reader);
        return new Page<>(
                readers.stream()
                        .map(one -> new DiscussionView.Person(one.subject(), one.name(), one.agency()))
                        .toList(),
                page.next());
    }

    /** Those colleagues who are among an audience. */
    List<Colleague> among(List<Colleague> colleagues, Set<String> audience, ActingOfficial reader) {
        Set<String> asked = new HashSet<>(audience);
        colleagues.forEach(one -> asked.add(Audience.official(one.subject())));
        Known known = principals.of(reader, asked);
        return colleagues.stream()
                .filter(one -> DiscussionMarkings.reaches(audience, Audience.official(one.subject()), known))
                .toList();
    }
}
