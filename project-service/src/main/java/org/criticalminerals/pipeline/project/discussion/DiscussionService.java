package org.criticalminerals.pipeline.project.discussion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.ThreadKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.discussion.DiscussionMarkings.Chosen;
import org.criticalminerals.pipeline.project.discussion.DiscussionMarkings.Known;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.reference.Colleague;
import org.criticalminerals.pipeline.project.reference.ReferenceService;
import org.criticalminerals.pipeline.project.storage.Arrays;

/** Writes discussions: begins threads, replies, corrects, strikes, ends questions, marks (ADR 034). */
@ApplicationScoped
class DiscussionService {

    static final int LONGEST_TEXT = 10_000;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_REASON = 2_000;
    static final int MOST_MENTIONS = 20;

    private final Threads threads;
    private final Comments comments;
    private final DossierReading projects;
    private final DiscussionReading reading;
    private final ReferenceService reference;
    private final KnownPrincipals principals;
    private final DiscussionAnnouncements announcements;
    private final EntityManager entities;
    private final Clock clock;

    DiscussionService(
            Threads threads,
            Comments comments,
            DossierReading projects,
            DiscussionReading reading,
            ReferenceService reference,
            KnownPrincipals principals,
            DiscussionAnnouncements announcements,
            EntityManager entities,
            Clock clock) {
        this.threads = threads;
        this.comments = comments;
        this.projects = projects;
        this.reading = reading;
        this.reference = reference;
        this.principals = principals;
        this.announcements = announcements;
        this.entities = entities;
        this.clock = clock;
    }

    /** A thread to begin. */
    record NewThread(
            ThreadKind kind,
            String section,
            String title,
            String askedParty,
            StoredMarking marking,
            String text,
            List<String> mentions) {}

    /** Begins a thread with its first comment. */
    ThreadRow begin(UUID project, NewThread asked, ActingOfficial official) {
        ProjectFacts facts = projects.get(project);
        Instant now = clock.instant();
        ThreadRow row = new ThreadRow();
        row.id = Ids.next();
        row.projectId = facts.id();
        row.kind = asked.kind();
        row.section = section(asked.section());
        row.title = FreeText.required(
                "/title", line(asked.title()), LONGEST_TITLE, "is missing: say in a line what it is about");
        row.askedParty = asked.askedParty() == null || asked.askedParty().isBlank()
                ? null
                : asked.askedParty().strip();
        row.state = row.kind == ThreadKind.QUESTION ? ThreadState.OPEN : null;
        row.startedAt = now;
        row.startedBy = official.actor();
        row.owner = official.party();
        row.version = 1;
        row.comments = 1;
        row.lastAt = now;
        Known known = mark(row, asked.marking(), facts, official, now);
        checkAsked(row, known);
        List<Actor> mentions = mentions(asked.mentions(), row, official);
        String text = text(asked.text());
        threads.persist(row);
        entities.flush();
        CommentRow first = comment(row, text, mentions, official, now);
        announcements.added(facts, row, first, Set.of());
        return row;
    }

    private static String section(String name) {
        return name == null || name.isBlank()
                ? null
                : Section.of(name.strip())
                        .map(Section::path)
                        .orElseThrow(() -> Problems.invalid("/section", "must be the name of a section, or left out"));
    }

    // A title is one line wherever it is shown.
    private static String line(String title) {
        return title == null ? null : title.replaceAll("\\s+", " ");
    }

    private static String text(String text) {
        return FreeText.required("/text", text, LONGEST_TEXT, "is missing: write something");
    }

    private void checkAsked(ThreadRow row, Known known) {
        if (row.kind == ThreadKind.COMMENT) {
            if (row.askedParty != null) {
                throw Problems.invalid("/askedParty", "must be left out of a comment; a question is put to a party");
            }
            return;
        }
        if (row.askedParty == null) {
            throw Problems.invalid("/askedParty", "is missing: say to which party the question is put");
        }
        if (!isReadByAsked(row, known)) {
            throw Problems.invalid(
                    "/askedParty", "must be a party that may read the question; choose another, or mark it for it");
        }
    }

    private static boolean isReadByAsked(ThreadRow row, Known known) {
        return DiscussionMarkings.reachesParty(Arrays.set(row.releasableTo), row.askedParty, known);
    }

    private Known mark(ThreadRow row, StoredMarking chosen, ProjectFacts facts, ActingOfficial official, Instant now) {
        Chosen choice = new Chosen(chosen.kind(), chosen.parties(), chosen.agencies(), chosen.people());
        Set<String> asked = new HashSet<>(facts.releasableTo());
        chosen.agencies().forEach(agency -> asked.add(Audience.agency(agency)));
        chosen.people().forEach(person -> asked.add(Audience.official(person)));
        if (row.releasableTo != null) {
            asked.addAll(Arrays.set(row.releasableTo));
        }
        Known known = principals.of(official, asked);
        List<FieldError> faults = DiscussionMarkings.faults(
                choice, official, facts.releasableTo(), facts.sharing() == Sharing.SUBMITTED, known);
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        Marking marking = DiscussionMarkings.complete(choice, official);
        Set<String> meant = DiscussionMarkings.meantFor(marking);
        // Who isn't there and who may not read it are refused alike.
        for (String person : marking.people()) {
            if (!DiscussionMarkings.reaches(facts.releasableTo(), Audience.official(person), known)) {
                throw Problems.invalid("/marking/people", notAmong());
            }
        }
        Set<String> audience = DiscussionMarkings.audience(meant, facts.releasableTo(), known);
        if (!DiscussionMarkings.reaches(audience, Audience.official(official.subject()), known)) {
            throw Problems.invalid("/marking/kind", "must let yourself read it");
        }
        row.marking = new StoredMarking(marking.kind(), marking.parties(), marking.agencies(), marking.people());
        row.markedFor = Arrays.of(meant);
        row.markedAt = now;
        row.markedBy = official.actor();
        row.releasableTo = Arrays.of(audience);
        return known;
    }

    private static String notAmong() {
        return "must be officials of your party who may read it; choose from the list";
    }

    private List<Actor> mentions(List<String> subjects, ThreadRow row, ActingOfficial official) {
        Set<String> asked = new HashSet<>(subjects == null ? List.of() : subjects);
        asked.remove(official.subject());
        if (asked.isEmpty()) {
            return List.of();
        }
        if (asked.size() > MOST_MENTIONS) {
            throw Problems.invalid("/mentions", "must have at most " + MOST_MENTIONS + " entries");
        }
        List<Colleague> found =
                reading.among(reference.colleagues(official.party(), asked), Arrays.set(row.releasableTo), official);
        if (found.size() != asked.size()) {
            throw Problems.invalid("/mentions", notAmong());
        }
        return found.stream().map(Colleague::actor).toList();
    }

    /** Adds a reply; it is for whom the thread is for. */
    CommentRow reply(UUID project, UUID thread, String text, List<String> mentions, ActingOfficial official) {
        ThreadRow row = lock(project, thread);
        requireOpen(row);
        ProjectFacts facts = projects.get(project);
        List<Actor> addressed = mentions(mentions, row, official);
        String words = text(text);
        Set<String> before = comments.authors(row.id);
        Instant now = clock.instant();
        row.version++;
        row.comments++;
        row.lastAt = now;
        CommentRow added = comment(row, words, addressed, official, now);
        announcements.added(facts, row, added, before);
        return added;
    }

    private static void requireOpen(ThreadRow row) {
        if (row.state != null && row.state != ThreadState.OPEN) {
            throw Problems.conflict(
                    "question-ended",
                    "The question is not open any more",
                    "It was " + (row.state == ThreadState.ANSWERED ? "answered" : "closed")
                            + ". Begin a new discussion if there is more to say.");
        }
    }

    private CommentRow comment(
            ThreadRow thread, String text, List<Actor> mentions, ActingOfficial official, Instant now) {
        CommentRow row = new CommentRow();
        row.id = Ids.next();
        row.threadId = thread.id;
        row.projectId = thread.projectId;
        row.text = text;
        row.mentions = mentions;
        row.writtenAt = now;
        row.writtenBy = official.actor();
        row.author = official.subject();
        row.party = official.party();
        row.releasableTo = thread.releasableTo;
        comments.persist(row);
        return row;
    }

    /** Changes the words of a comment, shortly after it was written. */
    CommentRow correct(UUID project, UUID thread, UUID comment, String text, ActingOfficial official) {
        ThreadRow locked = lock(project, thread);
        CommentRow row = own(locked, comment, official);
        Instant now = clock.instant();
        if (!DiscussionRules.mayCorrect(official, row.writtenBy, row.writtenAt, false, now)) {
            throw Problems.conflict(
                    "too-late-to-correct",
                    "It is too late to correct this",
                    "Within " + DiscussionRules.CORRECTION.toMinutes()
                            + " minutes one may correct what one wrote. Write another comment, or strike this one.");
        }
        row.text = text(text);
        row.correctedAt = now;
        locked.version++;
        return row;
    }

    /** Strikes a comment: it stays in the record, and is shown no more. */
    CommentRow strike(UUID project, UUID thread, UUID comment, String reason, ActingOfficial official) {
        ThreadRow locked = lock(project, thread);
        CommentRow row = own(locked, comment, official);
        row.strikeReason =
                FreeText.required("/reason", reason, LONGEST_REASON, "is missing: say why; it stands in its place");
        row.struckAt = clock.instant();
        locked.version++;
        return row;
    }

    private CommentRow own(ThreadRow thread, UUID comment, ActingOfficial official) {
        CommentRow row = comments.of(thread.id, comment).orElseThrow(() -> Problems.notFound("comment"));
        if (!DiscussionRules.mayStrike(official, row.writtenBy, false)) {
            throw Problems.forbidden("author", "Only who wrote this corrects or strikes it.");
        }
        if (row.struckAt != null) {
            throw Problems.conflict(
                    "comment-struck", "It is struck already", "It stays in the record as it was; write another one.");
        }
        return row;
    }

    /** Ends a question: by an answer that is accepted, or without one. */
    ThreadRow end(UUID project, UUID thread, UUID accepted, ActingOfficial official) {
        ThreadRow row = lock(project, thread);
        if (row.state == null) {
            throw Problems.conflict("no-question", "This is no question", "Comments stay open; only questions end.");
        }
        if (!DiscussionRules.mayEnd(official, row.startedBy)) {
            throw Problems.forbidden(
                    "asker",
                    "Only who asked, or a colleague of their agency, accepts an answer or closes the question.");
        }
        requireOpen(row);
        if (accepted != null
                && comments.of(row.id, accepted)
                        .filter(answer -> answer.struckAt == null)
                        .isEmpty()) {
            throw Problems.invalid("/accepted", "must be a comment in this discussion that isn't struck");
        }
        end(row, accepted, official);
        row.version++;
        return row;
    }

    private void end(ThreadRow row, UUID accepted, ActingOfficial official) {
        row.state = accepted == null ? ThreadState.CLOSED : ThreadState.ANSWERED;
        row.accepted = accepted;
        row.endedAt = clock.instant();
        row.endedBy = official.actor();
    }

    /** Marks a thread with all that is in it for other readers. */
    ThreadRow mark(UUID project, UUID thread, StoredMarking chosen, String reason, ActingOfficial official) {
        ThreadRow row = lock(project, thread);
        if (!DiscussionRules.mayMark(official, row.owner)) {
            throw Problems.forbidden("foreign-party", "Only " + row.owner + ", which began this, marks it.");
        }
        String why = FreeText.required("/reason", reason, LONGEST_REASON, "is missing: say why; your party reads it");
        Set<String> before = Arrays.set(row.releasableTo);
        Known known = mark(row, chosen, projects.get(project), official, clock.instant());
        if (DiscussionMarkings.showsMore(Arrays.set(row.releasableTo), before, known)) {
            requireMayWiden(row, official);
        }
        if (row.state == ThreadState.OPEN && !isReadByAsked(row, known)) {
            // Taking it back from others must not wait for anything; but nobody is left to answer.
            end(row, null, official);
        }
        row.markingReason = why;
        row.version++;
        entities.flush();
        return row;
    }

    private void requireMayWiden(ThreadRow row, ActingOfficial official) {
        if (!official.maySign()) {
            throw Problems.forbidden(
                    "signatory-releases",
                    "Only a signatory of " + row.owner + " shows something to more readers than before. Ask one.");
        }
        if (comments.isSharedWork(row.id, row.owner)) {
            throw Problems.conflict(
                    "others-wrote",
                    "Other parties wrote here",
                    "What they wrote was meant for its readers of now. Begin a new discussion for more readers.");
        }
    }

    private ThreadRow lock(UUID project, UUID thread) {
        ThreadRow row = threads.lock(project, thread).orElseThrow(() -> Problems.notFound("discussion"));
        entities.refresh(row);
        return row;
    }
}
