package org.criticalminerals.pipeline.partner.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Deadlines;
import org.criticalminerals.pipeline.partner.review.rules.ClockStop;
import org.criticalminerals.pipeline.partner.review.rules.Deadline;
import org.criticalminerals.pipeline.partner.review.rules.Explanation;
import org.criticalminerals.pipeline.partner.review.rules.RuleInForce;
import org.criticalminerals.pipeline.partner.review.rules.RuleSentence;
import org.criticalminerals.pipeline.partner.review.rules.Verdict;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * One round in which the parties decide on a question (DOMAIN.md, "How the parties decide"). It keeps the
 * rule that was in force when it opened; whoever changes it has locked its row.
 */
@Entity
@DynamicUpdate
class Review {

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    ReviewStatus status;

    /** Grows with everything that happens to the review; the order of its events. */
    int revision;

    /** Grows with the question alone (dossier version, rule, deadline); the review's ETag. */
    @Column(name = "question_version")
    int questionVersion;

    int round;

    @Enumerated(EnumType.STRING)
    @Column(name = "subject_type")
    SubjectType subjectType;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "project_name")
    String projectName;

    String agreement;

    @Column(name = "agreement_version")
    int agreementVersion;

    @Enumerated(EnumType.STRING)
    Gate gate;

    @Column(name = "gate_request")
    Integer gateRequest;

    /** Of a change after selection within its candidacy, or of an amendment within its agreement. */
    @Column(name = "change_request")
    Integer changeRequest;

    /** The question in a few words, where neither gate nor type says it. */
    String title;

    @Column(name = "dossier_version")
    Integer dossierVersion;

    @Column(name = "dossier_hash")
    String dossierHash;

    @Column(name = "site_countries")
    String[] siteCountries;

    /** Who wrote or edited the dossier, as subjects of the identity provider. */
    String[] editors;

    @Column(name = "nominating_party")
    String nominatingParty;

    String note;

    String[] parties;

    String[] hosts;

    /** The parties that nobody can act for on it: nothing is awaited of them. */
    @Column(name = "without_voice")
    String[] withoutVoice = {};

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> leads;

    @JdbcTypeCode(SqlTypes.JSON)
    Rule rule;

    @JdbcTypeCode(SqlTypes.JSON)
    Deadlines deadlines;

    @Column(name = "opened_at")
    Instant openedAt;

    Instant deadline;

    @Column(name = "reminder_at")
    Instant reminderAt;

    @Column(name = "escalated_at")
    Instant escalatedAt;

    /** To whom it went then; null where it didn't, or the agreement names nobody. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "senior_level")
    List<SeniorLevel> seniorLevel;

    /** Since when the clock stands, since a question waits for its answer; null while it runs. */
    @Column(name = "clock_stopped_at")
    Instant clockStoppedAt;

    /** How many working days were left when the clock stopped; null while it runs. */
    @Column(name = "remaining_days")
    Integer remainingDays;

    /** When the next question has had its time or the next reserve runs out; null where none will. */
    @Column(name = "wake_at")
    Instant wakeAt;

    /** When the timer has to look at it next; null once it is over. */
    @Column(name = "due_at")
    Instant dueAt;

    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Enumerated(EnumType.STRING)
    ConclusionCause cause;

    /** Why it was refused, as a stable code. */
    String reason;

    String explanation;

    /** The explanation in its parts; null where it was refused, or ended before they were kept. */
    @JdbcTypeCode(SqlTypes.JSON)
    Explanation because;

    @Column(name = "concluded_at")
    Instant concludedAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    boolean isOpen() {
        return status == ReviewStatus.OPEN;
    }

    ReviewSubject subject() {
        return new ReviewSubject(
                subjectType,
                projectId,
                projectName,
                agreement,
                gate,
                gateRequest,
                changeRequest,
                title,
                dossierVersion,
                dossierHash);
    }

    /** What other subjects may know of it. */
    ReviewFacts facts() {
        return new ReviewFacts(
                id,
                subjectType,
                projectId,
                projectName,
                agreement,
                gate,
                gateRequest,
                round,
                dossierVersion,
                nominatingParty,
                List.of(parties),
                rule == null ? List.of() : ruleInForce().deciding(),
                Map.copyOf(leads),
                Set.of(siteCountries),
                Set.of(editors),
                openedAt,
                deadline,
                isOpen(),
                audience());
    }

    RuleInForce ruleInForce() {
        return RuleInForce.of(rule, List.of(parties), Set.of(hosts));
    }

    Deadline deadlineInForce() {
        return new Deadline(deadline, escalatedAt != null, clockStoppedAt != null);
    }

    /** The rule in a sentence, with its deadline. */
    String sentence() {
        return RuleSentence.of(ruleInForce(), deadlineInForce(), deadlines.toCutOff());
    }

    Set<String> audience() {
        return new TreeSet<>(Set.of(releasableTo));
    }

    void conclude(Verdict.Concluded verdict, Instant now) {
        if (!isOpen()) {
            throw new IllegalStateException("Review " + id + " is over already");
        }
        status = ReviewStatus.CONCLUDED;
        outcome = verdict.outcome();
        cause = verdict.cause();
        explanation = verdict.explanation();
        because = verdict.because();
        concludedAt = now;
        reminderAt = null;
        dueAt = null;
        wakeAt = null;
        clockStoppedAt = null;
        remainingDays = null;
        revision++;
    }

    void escalate(Instant to, List<SeniorLevel> senior, Instant now) {
        escalatedAt = now;
        seniorLevel = senior.isEmpty() ? null : senior;
        extend(to);
    }

    void extend(Instant to) {
        deadline = to;
        questionVersion++;
        revision++;
    }

    void stopClock(ClockStop stop, Instant now) {
        clockStoppedAt = now;
        remainingDays = stop.remainingDays();
        questionVersion++;
    }

    void resumeClock(Instant to) {
        clockStoppedAt = null;
        remainingDays = null;
        extend(to);
    }
}
