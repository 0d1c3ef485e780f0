package org.criticalminerals.pipeline.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.AccessAnswerKind;
import org.criticalminerals.pipeline.events.AccessRelease;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAnswered;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationAsked;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessConsultationEnded;
import org.criticalminerals.pipeline.events.AgreementEvent.AccessReminderDue;
import org.criticalminerals.pipeline.events.AgreementEvent.ActionOverdue;
import org.criticalminerals.pipeline.events.AgreementEvent.AgencyChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.AgreementChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.ChangeProposed;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockExpired;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockFulfilled;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockReminderDue;
import org.criticalminerals.pipeline.events.AgreementEvent.ClockSubject;
import org.criticalminerals.pipeline.events.AgreementEvent.MeetingCancelled;
import org.criticalminerals.pipeline.events.AgreementEvent.MeetingConvened;
import org.criticalminerals.pipeline.events.AgreementEvent.MinutesApproved;
import org.criticalminerals.pipeline.events.AgreementEvent.MinutesCirculated;
import org.criticalminerals.pipeline.events.AgreementEvent.PackageOpened;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyChanged;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyJoined;
import org.criticalminerals.pipeline.events.AgreementEvent.PartyLeft;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.ChangeCause;
import org.criticalminerals.pipeline.events.ClearanceAnswer;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Condition;
import org.criticalminerals.pipeline.events.ConsentBasis;
import org.criticalminerals.pipeline.events.ConsentEnd;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.DocumentChange;
import org.criticalminerals.pipeline.events.DuplicateVerdict;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyDeselected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyHeld;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyRejected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyResumed;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySelected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySubmitted;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySuspended;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeNoticed;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReplied;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReviewRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.CommentAdded;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentAdded;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.DossierChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.DuplicateSettled;
import org.criticalminerals.pipeline.events.ProjectEvent.ExportControlChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.GateRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.MarkingChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.ProjectNominated;
import org.criticalminerals.pipeline.events.ProjectEvent.ProjectShared;
import org.criticalminerals.pipeline.events.ProjectEvent.PromoterConsentEnded;
import org.criticalminerals.pipeline.events.ProjectEvent.PromoterConsentRecorded;
import org.criticalminerals.pipeline.events.ProjectEvent.ReviewWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.StageChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.SupportEnded;
import org.criticalminerals.pipeline.events.ProjectEvent.SuspensionLifted;
import org.criticalminerals.pipeline.events.ProjectEvent.WatchChanged;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceGiven;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.ClearanceRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.ClockResumed;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionAssigned;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDischarged;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionDueMoved;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionEvidenceSubmitted;
import org.criticalminerals.pipeline.events.ReviewEvent.ConditionOverdue;
import org.criticalminerals.pipeline.events.ReviewEvent.CriteriaReleased;
import org.criticalminerals.pipeline.events.ReviewEvent.ExtensionProposed;
import org.criticalminerals.pipeline.events.ReviewEvent.HostConsentRecorded;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationAnswered;
import org.criticalminerals.pipeline.events.ReviewEvent.InformationRequested;
import org.criticalminerals.pipeline.events.ReviewEvent.PositionTaken;
import org.criticalminerals.pipeline.events.ReviewEvent.ReserveExpired;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewCarvedOut;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewConcluded;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewEscalated;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewExtended;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewOpened;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewPackaged;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewRefused;
import org.criticalminerals.pipeline.events.ReviewEvent.ReviewReminderDue;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceLost;
import org.criticalminerals.pipeline.events.ReviewEvent.VoiceRegained;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.ThreadKind;
import org.criticalminerals.pipeline.events.WithdrawalCause;

/** One event of every type about one project under one agreement. */
public record Samples(UUID project, UUID review, Actor by) {

    public static final String AGREEMENT = "us-eu-mou";
    public static final String NAME = "Nolans";
    public static final UUID OTHER = UUID.fromString("0199ac00-0000-7000-8000-000000000077");
    public static final UUID MEETING = UUID.fromString("019ac0de-0000-7000-8000-00000000000a");
    public static final Instant AT = Instant.parse("2026-11-23T15:00:00Z");
    public static final Instant DEADLINE = Instant.parse("2026-12-08T16:00:00Z");
    public static final Set<String> PARTIES = Set.of("USA", "EU", "SECRETARIAT");

    /** Whatever the desk officer of the nominating agency us-doe does. */
    public static Samples byDesk(UUID project, UUID review) {
        return new Samples(project, review, new Actor(People.subject("us-doe-desk"), "Dana Doe", "us-doe", "USA"));
    }

    public ProjectNominated nominated() {
        return new ProjectNominated(project, NAME, "Arafura Rare Earths", "USA", "us-doe", 1, by);
    }

    public ProjectShared shared() {
        return new ProjectShared(project, NAME, "USA", 2, by);
    }

    public WatchChanged watchChanged(boolean watched, Instant at, String username) {
        Actor watcher = new Actor(People.subject(username), "Name of " + username, "any", "any");
        return new WatchChanged(project, watched, at, watcher);
    }

    public DossierChanged dossierChanged() {
        return new DossierChanged(project, NAME, Section.FINANCE, 3, "ab12", MarkingKind.PARTIES, by);
    }

    /** The desk opens a question to the Union, and mentions a colleague. */
    public CommentAdded question(String asked, Set<String> mentioned) {
        return comment(true, ThreadKind.QUESTION, Section.FINANCE, asked, mentioned, Set.of());
    }

    /** The desk replies to those who wrote before. */
    public CommentAdded reply(Set<String> mentioned, Set<String> takingPart) {
        return comment(false, ThreadKind.COMMENT, null, null, mentioned, takingPart);
    }

    private CommentAdded comment(
            boolean opens,
            ThreadKind kind,
            Section section,
            String asked,
            Set<String> mentioned,
            Set<String> takingPart) {
        return new CommentAdded(
                project,
                NAME,
                AGREEMENT,
                OTHER,
                OTHER,
                kind,
                opens,
                section,
                asked,
                subjects(mentioned),
                subjects(takingPart),
                AT,
                by);
    }

    private static Set<String> subjects(Set<String> usernames) {
        return usernames.stream().map(People::subject).collect(Collectors.toSet());
    }

    public CandidacySubmitted submitted() {
        return new CandidacySubmitted(project, NAME, AGREEMENT, "USA", "us-doe", 3, Set.of("AU"), 1, by);
    }

    public GateRequested gateRequested() {
        return new GateRequested(
                project,
                NAME,
                AGREEMENT,
                Gate.SCREENING,
                1,
                3,
                "cd34",
                List.of(),
                Set.of("AU"),
                "Ready for it",
                "USA",
                Set.of(),
                AT,
                2,
                by);
    }

    public ReviewWithdrawalRequested withdrawalRequested(WithdrawalCause cause) {
        return new ReviewWithdrawalRequested(project, AGREEMENT, 1, cause, "No longer wanted", AT, by);
    }

    public StageChanged stageChanged(Stage from, Stage to, Outcome outcome) {
        return new StageChanged(project, NAME, AGREEMENT, from, to, 1, review, outcome, AT, 3);
    }

    public CandidacySelected selected(Outcome outcome) {
        return new CandidacySelected(project, NAME, AGREEMENT, review, outcome, AT, 4);
    }

    public CandidacyHeld held() {
        return new CandidacyHeld(project, NAME, AGREEMENT, Stage.SCREENING, "Permit pending", AT, 4, by);
    }

    public CandidacyResumed resumed() {
        return new CandidacyResumed(project, NAME, AGREEMENT, Stage.SCREENING, "Permit granted", AT, 5, by);
    }

    public CandidacyWithdrawn withdrawn() {
        return new CandidacyWithdrawn(project, NAME, AGREEMENT, Stage.SCREENING, "Promoter left", AT, 6, by);
    }

    public CandidacyRejected rejected() {
        return new CandidacyRejected(project, NAME, AGREEMENT, Stage.SCREENING, review, reasons(), AT, 6);
    }

    public CandidacyDeselected deselected() {
        return new CandidacyDeselected(project, NAME, AGREEMENT, Stage.SUPPORT, review, reasons(), AT, 7);
    }

    public ChangeNoticed changeNoticed() {
        return new ChangeNoticed(
                project,
                NAME,
                AGREEMENT,
                SubjectType.SUSPENSION,
                1,
                "USA",
                ChangeCause.INSOLVENCY,
                "The promoter stopped its payments",
                LocalDate.of(2026, 11, 20),
                "DOE-2026-118",
                DEADLINE,
                7,
                by);
    }

    public ChangeReplied changeReplied() {
        return new ChangeReplied(
                project,
                NAME,
                AGREEMENT,
                SubjectType.SUSPENSION,
                1,
                LocalDate.of(2026, 11, 22),
                "A new owner steps in",
                "Letter of the promoter",
                8,
                by);
    }

    public ChangeReviewRequested changeReviewRequested() {
        return new ChangeReviewRequested(
                project,
                NAME,
                AGREEMENT,
                SubjectType.SUSPENSION,
                1,
                3,
                "cd34",
                List.of(),
                Set.of("AU"),
                "USA",
                "USA",
                ChangeCause.INSOLVENCY,
                "The promoter stopped its payments",
                "A new owner steps in",
                Set.of(),
                AT,
                9,
                by);
    }

    public ChangeWithdrawalRequested changeWithdrawalRequested() {
        return new ChangeWithdrawalRequested(project, AGREEMENT, 1, "Payments go on", AT, by);
    }

    public ChangeWithdrawn changeWithdrawn() {
        return new ChangeWithdrawn(project, NAME, AGREEMENT, SubjectType.SUSPENSION, 1, "Payments go on", AT, 8, by);
    }

    public CandidacySuspended suspended() {
        return new CandidacySuspended(project, NAME, AGREEMENT, Stage.SUPPORT, review, reasons(), AT, 10);
    }

    public SuspensionLifted suspensionLifted() {
        return new SuspensionLifted(project, NAME, AGREEMENT, Stage.SUPPORT, review, AT, 12);
    }

    public SupportEnded supportEnded() {
        return new SupportEnded(project, NAME, AGREEMENT, "USA", "Funds are gone", AT, 11, by);
    }

    public DuplicateSettled duplicateSettled() {
        return new DuplicateSettled(
                project, NAME, OTHER, "Nolans Bore", DuplicateVerdict.SAME, "The same deposit", AT, by);
    }

    public MarkingChanged markingChanged() {
        return new MarkingChanged(project, NAME, Section.FINANCE, MarkingKind.INTERNAL, false, by);
    }

    public PromoterConsentRecorded promoterConsent() {
        return new PromoterConsentRecorded(
                project,
                NAME,
                OTHER,
                Section.FINANCE,
                "EU",
                ConsentBasis.PROMOTER_CONSENT,
                LocalDate.of(2027, 1, 31),
                by);
    }

    public PromoterConsentEnded promoterConsentEnded() {
        return new PromoterConsentEnded(project, NAME, OTHER, Section.FINANCE, "EU", ConsentEnd.REVOKED, AT, by);
    }

    public ExportControlChanged exportControl() {
        return new ExportControlChanged(project, NAME, Section.PRODUCTION, true, "EAR 1C", by);
    }

    public DocumentAdded documentAdded() {
        return new DocumentAdded(
                project,
                NAME,
                OTHER,
                "Feasibility study",
                Section.PRODUCTION,
                MarkingKind.PARTIES,
                "application/pdf",
                1_048_576,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                by);
    }

    public DocumentChanged documentChanged(DocumentChange change) {
        return new DocumentChanged(project, NAME, OTHER, "Feasibility study", change, 2, MarkingKind.INTERNAL, by);
    }

    public DocumentWithdrawn documentWithdrawn() {
        return new DocumentWithdrawn(project, NAME, OTHER, "Feasibility study", "Superseded by the audit", by);
    }

    /** The conclusion of a review of a change. */
    public ReviewConcluded concluded(SubjectType change, Outcome outcome) {
        return new ReviewConcluded(
                review,
                new ReviewSubject(change, project, NAME, AGREEMENT, null, null, 1, null, 3, "cd34"),
                outcome,
                ConclusionCause.POSITION,
                "As they decided.",
                reasons(),
                List.of(),
                AT);
    }

    public ReviewOpened opened() {
        return new ReviewOpened(
                review,
                subject(),
                new Rule(
                        Rule.Kind.UNANIMITY,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        2,
                        Rule.Silence.TACIT_CONSENT,
                        null,
                        10,
                        false,
                        false,
                        null,
                        null),
                "All of USA and EU must approve; who says nothing consents.",
                List.of("USA", "EU"),
                List.of(),
                Map.of("USA", "us-state", "EU", "eu-grow"),
                AT,
                DEADLINE);
    }

    public ReviewRefused refused() {
        return new ReviewRefused(subject(), "agreement-ended", "The agreement has ended.", AT);
    }

    public PositionTaken positionTaken(String party, Decision decision, String... pending) {
        return new PositionTaken(
                review,
                subject(),
                party,
                party.equals("USA") ? "us-state" : "eu-grow",
                decision,
                false,
                1,
                "In line with our criteria",
                List.of(new Condition(party, "Name a financier", LocalDate.of(2027, 3, 1))),
                List.of(pending),
                AT,
                null,
                null);
    }

    public ReviewEscalated escalated(String... pending) {
        return new ReviewEscalated(review, subject(), List.of(pending), AT, DEADLINE.plusSeconds(864_000), null);
    }

    public ReviewEscalated escalatedTo(List<SeniorLevel> seniors, String... pending) {
        return new ReviewEscalated(review, subject(), List.of(pending), AT, DEADLINE.plusSeconds(864_000), seniors);
    }

    public ReviewReminderDue reminder(String... pending) {
        return new ReviewReminderDue(review, subject(), List.of(pending), DEADLINE, AT);
    }

    public InformationRequested informationRequested() {
        return new InformationRequested(review, subject(), "EU", "Who holds the shares?", DEADLINE, AT);
    }

    public InformationAnswered informationAnswered() {
        return new InformationAnswered(
                review, subject(), "EU", "Who holds the shares?", "See the annex", "USA", "us-doe", List.of("EU"), AT);
    }

    public ClockResumed clockResumed(String... pending) {
        return new ClockResumed(review, subject(), List.of(pending), DEADLINE, AT);
    }

    public ReserveExpired reserveExpired() {
        return new ReserveExpired(review, subject(), "EU", List.of("EU"), AT);
    }

    public ExtensionProposed extensionProposed() {
        return new ExtensionProposed(review, subject(), 1, "USA", 5, "Two holidays fall into it", List.of("EU"), AT);
    }

    public ReviewPackaged packaged() {
        return new ReviewPackaged(review, subject(), project, "Spring package", null, "EU", AT);
    }

    public ReviewCarvedOut carvedOut() {
        return new ReviewCarvedOut(
                review, subject(), project, "Spring package", "EU", "eu-grow", "For the next meeting", AT);
    }

    public VoiceLost voiceLost(String... pending) {
        return new VoiceLost(review, subject(), "EU", List.of(pending), AT);
    }

    public VoiceRegained voiceRegained(String... pending) {
        return new VoiceRegained(review, subject(), "EU", List.of(pending), AT);
    }

    public ReviewExtended extended(String... pending) {
        return new ReviewExtended(review, subject(), 1, List.of(pending), DEADLINE, AT);
    }

    public ClearanceRequested clearanceRequested() {
        return new ClearanceRequested(
                review, subject(), "USA", "us-state", "us-doe", true, 1, "The offtake?", DEADLINE, AT, atState());
    }

    public ClearanceGiven clearanceGiven() {
        return new ClearanceGiven(
                review,
                subject(),
                "USA",
                "us-state",
                "us-doe",
                ClearanceAnswer.CONCUR_WITH_COMMENT,
                1,
                1,
                "In line with our criteria",
                List.of("us-ustr"),
                AT,
                by);
    }

    public ClearanceReminderDue clearanceReminder(boolean overdue) {
        return new ClearanceReminderDue(review, subject(), "USA", "us-state", "us-doe", true, overdue, DEADLINE, AT);
    }

    private static Actor atState() {
        return new Actor(People.subject("us-state-desk"), "Dana State", "us-state", "USA");
    }

    public ReviewConcluded concluded(Outcome outcome) {
        return new ReviewConcluded(
                review, subject(), outcome, ConclusionCause.POSITION, "EU objected finally.", reasons(), List.of(), AT);
    }

    public HostConsentRecorded consentRecorded() {
        return new HostConsentRecorded(
                project,
                NAME,
                AGREEMENT,
                "AU",
                HostConsentDecision.GIVEN,
                2,
                "Northern Territory Government",
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2030, 3, 2),
                "The mine",
                "Water is monitored",
                "In the national interest",
                "SECRETARIAT",
                "secretariat",
                AT);
    }

    public CriteriaReleased criteriaReleased() {
        return new CriteriaReleased(
                project, NAME, AGREEMENT, "crma-article-6", "Recognition criteria", "EU", "eu-grow", AT);
    }

    public ConditionAssigned conditionAssigned(String owner) {
        return new ConditionAssigned(
                project, NAME, AGREEMENT, review, "EU", "Name a financier", owner, LocalDate.of(2027, 3, 1), AT);
    }

    public ConditionEvidenceSubmitted evidenceSubmitted() {
        return new ConditionEvidenceSubmitted(
                project, NAME, AGREEMENT, review, "EU", "Name a financier", "Term sheet of the bank", "us-doe", AT);
    }

    public ConditionDischarged conditionDischarged(boolean waived) {
        return new ConditionDischarged(
                project,
                NAME,
                AGREEMENT,
                review,
                "EU",
                "Name a financier",
                waived,
                "The term sheet was seen",
                "eu-grow",
                AT);
    }

    public ConditionOverdue conditionOverdue(String owner) {
        return new ConditionOverdue(
                project, NAME, AGREEMENT, review, "EU", "Name a financier", owner, LocalDate.of(2027, 3, 1), AT);
    }

    public ConditionDueMoved conditionDueMoved(String owner) {
        return new ConditionDueMoved(
                project,
                NAME,
                AGREEMENT,
                review,
                "EU",
                "Name a financier",
                owner,
                LocalDate.of(2027, 3, 1),
                LocalDate.of(2027, 9, 1),
                "The bank decides in summer",
                "eu-grow",
                AT);
    }

    /** A condition of the approval of an agreement's change. */
    public ConditionOverdue amendmentConditionOverdue() {
        return new ConditionOverdue(
                null, null, AGREEMENT, review, "EU", "Publish the text", null, LocalDate.of(2027, 3, 1), AT);
    }

    public AgreementChanged agreementChanged() {
        return new AgreementChanged(AGREEMENT, 1, "US–EU MoU", AgreementLifecycle.SIGNED, "Signed in Washington.", AT);
    }

    public PartyChanged partyChanged() {
        return new PartyChanged(
                "USA",
                2,
                "United States of America",
                List.of("Territory: added PR"),
                "Told late",
                LocalDate.of(2027, 1, 1),
                AT,
                by);
    }

    /** An agency is called otherwise; of a party, or of none. */
    public AgencyChanged agencyChanged(String party) {
        return new AgencyChanged(
                "us-doe",
                2,
                "Department of Energy",
                party,
                List.of("Name: Department of Energy (DOE)"),
                "Reorganised",
                LocalDate.of(2027, 1, 1),
                AT,
                by);
    }

    public List<PipelineEvent> agreementEvents() {
        ClockSubject clock = new ClockSubject(review, "Support decided", project, NAME, "A measure is committed");
        return List.of(
                new PartyJoined(
                        AGREEMENT,
                        1,
                        "US–EU MoU",
                        "JPN",
                        "jp-meti",
                        List.of("USA", "EU", "JPN"),
                        "Agreed in Tokyo.",
                        AT),
                new PartyLeft(AGREEMENT, 1, "US–EU MoU", "JPN", List.of("USA", "EU"), "Notice given.", AT),
                new ChangeProposed(
                        AGREEMENT,
                        review,
                        "US–EU MoU",
                        List.of("The lead of USA will read: us-ustr"),
                        "Reorganised",
                        LocalDate.of(2027, 1, 1),
                        Map.of("USA", "us-state", "EU", "eu-grow"),
                        AT,
                        by),
                new ClockReminderDue(AGREEMENT, clock, DEADLINE, AT),
                new ClockExpired(AGREEMENT, clock, DEADLINE, AT),
                new ClockFulfilled(AGREEMENT, clock, DEADLINE, LocalDate.of(2026, 11, 30), "Decision 12", true, AT, by),
                partyChanged(),
                agencyChanged("USA"),
                accessAsked(),
                accessAnswered(1),
                accessReminder(false),
                accessEnded(AccessRelease.REDACTED));
    }

    public AccessConsultationAsked accessAsked() {
        return new AccessConsultationAsked(
                review, "EU", "USA", "us-doe", "Freedom of Information Act", "The assessments of 2026", DEADLINE, AT);
    }

    public AccessConsultationAnswered accessAnswered(int version) {
        return new AccessConsultationAnswered(
                review, "EU", "eu-grow", "USA", "us-doe", AccessAnswerKind.RELEASE_REDACTED, version, AT);
    }

    public AccessReminderDue accessReminder(boolean overdue) {
        return new AccessReminderDue(
                review, "EU", "USA", "us-doe", "Freedom of Information Act", overdue, DEADLINE, AT);
    }

    public AccessConsultationEnded accessEnded(AccessRelease released) {
        return new AccessConsultationEnded(review, "EU", "USA", "us-doe", released, AT);
    }

    public MeetingConvened meetingConvened() {
        return new MeetingConvened(MEETING, AGREEMENT, "Third meeting", DEADLINE, "UTC", "Brussels", "EU", AT);
    }

    public MeetingCancelled meetingCancelled() {
        return new MeetingCancelled(MEETING, AGREEMENT, "Third meeting", DEADLINE, "Strike", AT);
    }

    public MinutesCirculated minutesCirculated() {
        return new MinutesCirculated(MEETING, AGREEMENT, "Third meeting", 1, AT, DEADLINE);
    }

    public MinutesApproved minutesApproved() {
        return new MinutesApproved(MEETING, AGREEMENT, "Third meeting", 1, List.of("EU"), AT);
    }

    public ActionOverdue actionOverdue() {
        return new ActionOverdue(
                MEETING,
                MEETING,
                AGREEMENT,
                "Third meeting",
                "Send it",
                "USA",
                "us-doe",
                LocalDate.of(2026, 11, 24),
                AT);
    }

    public PackageOpened packageOpened() {
        return new PackageOpened(MEETING, AGREEMENT, "First package", MEETING, List.of(review, MEETING), AT);
    }

    public ReviewSubject subject() {
        return ReviewSubject.gate(project, NAME, AGREEMENT, Gate.SCREENING, 1, 3, "cd34");
    }

    private static List<PartyReasons> reasons() {
        return List.of(
                new PartyReasons("EU", Decision.OBJECT, "Outside our criteria"),
                new PartyReasons("USA", Decision.APPROVE, null));
    }

    /** One event of every type that says anything to anybody, each with all of its optional fields. */
    public List<PipelineEvent> all() {
        return Stream.concat(single().stream(), agreementEvents().stream()).toList();
    }

    private List<PipelineEvent> single() {
        return List.of(
                nominated(),
                shared(),
                dossierChanged(),
                submitted(),
                gateRequested(),
                stageChanged(Stage.IDENTIFICATION, Stage.SCREENING, Outcome.APPROVED_WITH_CONDITIONS),
                selected(Outcome.APPROVED),
                held(),
                resumed(),
                withdrawn(),
                rejected(),
                deselected(),
                changeNoticed(),
                changeReplied(),
                changeWithdrawn(),
                suspended(),
                suspensionLifted(),
                supportEnded(),
                duplicateSettled(),
                markingChanged(),
                promoterConsent(),
                promoterConsentEnded(),
                exportControl(),
                question("EU", Set.of()),
                reply(Set.of(), Set.of("eu-grow-desk")),
                documentAdded(),
                documentChanged(DocumentChange.VERSION),
                documentChanged(DocumentChange.MARKING),
                documentWithdrawn(),
                opened(),
                concluded(SubjectType.DESELECTION, Outcome.RETURNED),
                refused(),
                positionTaken("EU", Decision.APPROVE_WITH_CONDITIONS, "USA"),
                escalated("USA"),
                escalatedTo(List.of(new SeniorLevel("USA", "us-doe", "Secretary of Energy")), "USA"),
                reminder("USA"),
                informationRequested(),
                informationAnswered(),
                clockResumed("EU"),
                reserveExpired(),
                carvedOut(),
                voiceLost("USA"),
                voiceRegained("EU"),
                extensionProposed(),
                extended("USA"),
                clearanceRequested(),
                clearanceGiven(),
                clearanceReminder(true),
                concluded(Outcome.RETURNED),
                consentRecorded(),
                criteriaReleased(),
                conditionAssigned("us-interior"),
                evidenceSubmitted(),
                conditionDischarged(false),
                conditionDischarged(true),
                conditionOverdue("us-interior"),
                conditionDueMoved("us-interior"),
                amendmentConditionOverdue(),
                agreementChanged(),
                meetingConvened(),
                meetingCancelled(),
                minutesCirculated(),
                minutesApproved(),
                actionOverdue(),
                packageOpened());
    }

    /** The same without any optional field. */
    public List<PipelineEvent> bare() {
        return List.of(
                new ProjectNominated(project, NAME, null, "USA", "us-doe", 1, null),
                new ProjectShared(project, NAME, "USA", 2, null),
                new DossierChanged(project, NAME, Section.FINANCE, 3, null, null, null),
                new MarkingChanged(project, NAME, Section.FINANCE, MarkingKind.PUBLIC, true, null),
                new PromoterConsentRecorded(project, NAME, OTHER, null, "*", ConsentBasis.PUBLISHED_SOURCE, null, null),
                new PromoterConsentEnded(project, NAME, OTHER, null, "*", ConsentEnd.EXPIRED, AT, null),
                new ExportControlChanged(project, NAME, Section.PRODUCTION, false, "EAR 1C", null),
                new CommentAdded(
                        project,
                        NAME,
                        null,
                        OTHER,
                        OTHER,
                        ThreadKind.COMMENT,
                        true,
                        null,
                        null,
                        Set.of(),
                        // Of a comment that names nobody, nobody is told but those who wrote before.
                        subjects(Set.of("eu-grow-desk")),
                        AT,
                        null),
                new DocumentAdded(
                        project, NAME, OTHER, "Map", null, MarkingKind.INTERNAL, "image/png", 1, "ab12", null),
                new DocumentChanged(
                        project, NAME, OTHER, "Map", DocumentChange.INFECTED, 1, MarkingKind.INTERNAL, null),
                new DocumentWithdrawn(project, NAME, OTHER, "Map", "Wrong file", null),
                new CandidacySubmitted(project, NAME, AGREEMENT, "USA", "us-doe", 3, null, 1, null),
                new GateRequested(
                        project,
                        NAME,
                        AGREEMENT,
                        Gate.SCREENING,
                        1,
                        3,
                        null,
                        null,
                        null,
                        null,
                        "USA",
                        null,
                        null,
                        2,
                        null),
                stageChanged(Stage.IDENTIFICATION, Stage.SCREENING, Outcome.APPROVED),
                selected(Outcome.APPROVED_WITH_CONDITIONS),
                new CandidacyHeld(project, NAME, AGREEMENT, Stage.SCREENING, null, AT, 4, null),
                new CandidacyResumed(project, NAME, AGREEMENT, Stage.SCREENING, null, AT, 5, null),
                new CandidacyWithdrawn(project, NAME, AGREEMENT, Stage.SCREENING, null, AT, 6, null),
                new CandidacyRejected(project, NAME, AGREEMENT, Stage.SCREENING, review, null, AT, 6),
                new CandidacyDeselected(project, NAME, AGREEMENT, Stage.SUPPORT, review, null, AT, 7),
                new ChangeReplied(
                        project,
                        NAME,
                        AGREEMENT,
                        SubjectType.MATERIAL_CHANGE,
                        1,
                        LocalDate.of(2026, 11, 22),
                        "Noted",
                        null,
                        8,
                        null),
                new ChangeWithdrawn(project, NAME, AGREEMENT, SubjectType.DESELECTION, 1, null, AT, 8, null),
                new CandidacySuspended(project, NAME, AGREEMENT, Stage.SUPPORT, review, null, AT, 10),
                new ReviewOpened(
                        review,
                        subject(),
                        null,
                        null,
                        List.of("USA", "EU"),
                        null,
                        Map.of("USA", "us-state", "EU", "eu-grow"),
                        AT,
                        DEADLINE),
                new ReviewRefused(subject(), null, null, AT),
                new PositionTaken(
                        review,
                        subject(),
                        "EU",
                        "eu-grow",
                        Decision.APPROVE,
                        false,
                        1,
                        null,
                        null,
                        List.of(),
                        AT,
                        null,
                        null),
                new InformationRequested(review, subject(), "EU", "Who holds the shares?", DEADLINE, AT),
                new InformationAnswered(
                        review, subject(), "EU", "Who?", "See the annex", "USA", "us-doe", List.of(), AT),
                new ClockResumed(review, subject(), List.of(), DEADLINE, AT),
                new ReserveExpired(review, subject(), "EU", List.of(), AT),
                new VoiceLost(review, subject(), "EU", List.of(), AT),
                new VoiceRegained(review, subject(), "EU", List.of(), AT),
                new ExtensionProposed(review, subject(), 1, "EU", 5, "A holiday", List.of("USA"), AT),
                new ReviewExtended(review, subject(), 1, List.of(), DEADLINE, AT),
                new ReviewEscalated(review, subject(), List.of("EU"), AT, DEADLINE, null),
                new ReviewReminderDue(review, subject(), List.of("EU"), DEADLINE, AT),
                new ClearanceRequested(
                        review, subject(), "EU", "eu-grow", "eu-trade", false, null, null, DEADLINE, AT, null),
                new ClearanceGiven(
                        review,
                        subject(),
                        "EU",
                        "eu-grow",
                        "eu-trade",
                        ClearanceAnswer.CONCUR,
                        1,
                        null,
                        null,
                        List.of(),
                        AT,
                        by),
                new ClearanceReminderDue(review, subject(), "EU", "eu-grow", "eu-trade", false, false, DEADLINE, AT),
                new ReviewConcluded(review, subject(), Outcome.LAPSED, ConclusionCause.DEADLINE, null, null, null, AT),
                new HostConsentRecorded(
                        project,
                        NAME,
                        AGREEMENT,
                        "AU",
                        HostConsentDecision.REFUSED,
                        1,
                        "Government",
                        LocalDate.of(2026, 3, 2),
                        null,
                        null,
                        null,
                        null,
                        "SECRETARIAT",
                        "secretariat",
                        AT),
                new ConditionAssigned(project, NAME, AGREEMENT, review, "EU", "A text", "us-doe", null, AT),
                new ConditionDischarged(project, NAME, AGREEMENT, review, "EU", "A text", true, null, "eu-grow", AT),
                conditionOverdue(null),
                new ConditionDueMoved(
                        null,
                        null,
                        AGREEMENT,
                        review,
                        "EU",
                        "A text",
                        null,
                        null,
                        LocalDate.of(2027, 9, 1),
                        null,
                        "eu-grow",
                        AT),
                new AgreementChanged(AGREEMENT, 1, "US–EU MoU", AgreementLifecycle.SIGNED, null, AT),
                new PartyJoined(AGREEMENT, 1, "US–EU MoU", "JPN", "jp-meti", List.of("USA"), null, AT),
                new PartyLeft(AGREEMENT, 1, "US–EU MoU", "JPN", List.of("USA"), null, AT),
                new PartyChanged("USA", 2, "United States", List.of(), null, LocalDate.of(2027, 1, 1), AT, null),
                new AgencyChanged("us-doe", 2, "DOE", null, List.of(), null, LocalDate.of(2027, 1, 1), AT, null),
                new ChangeProposed(
                        AGREEMENT,
                        review,
                        "US–EU MoU",
                        List.of(),
                        null,
                        LocalDate.of(2027, 1, 1),
                        Map.of("USA", "us-state", "EU", "eu-grow"),
                        AT,
                        null),
                new ClockExpired(
                        AGREEMENT,
                        new ClockSubject(review, "Ministerial meeting", null, null, "It took place"),
                        DEADLINE,
                        AT),
                meetingConvened(),
                meetingCancelled(),
                minutesCirculated(),
                new MinutesApproved(MEETING, AGREEMENT, "Third meeting", 1, null, AT),
                actionOverdue(),
                new PackageOpened(MEETING, AGREEMENT, "First package", null, List.of(review, MEETING), AT),
                accessAnswered(2),
                accessReminder(true),
                accessEnded(null));
    }
}
