package org.criticalminerals.pipeline.notification.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementEvent.AgreementChanged;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.DocumentChange;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;
import org.criticalminerals.pipeline.notification.People;
import org.criticalminerals.pipeline.notification.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of events: who exactly is told, and why. us-doe nominates; State and DG GROW lead. */
class RecipientsTest {

    private static final UUID PROJECT = UUID.randomUUID();
    private static final UUID REVIEW = UUID.randomUUID();
    private static final Samples EVENTS = Samples.byDesk(PROJECT, REVIEW);

    private static final String LEADS =
            "us-state-signatory us-state-deputy us-state-desk" + " eu-grow-signatory eu-grow-deputy eu-grow-desk";
    private static final String EU_SIGNATORIES = "eu-grow-signatory eu-grow-deputy eu-trade-signatory";
    private static final String NOMINATORS = "us-doe-signatory us-doe-desk";

    @Test
    void whoWatchesIsToldAsFarAsItIsReleasedToThem() {
        FakeDirectory directory = new FakeDirectory()
                .watched(EVENTS.project(), "eu-trade-signatory")
                .watched(EVENTS.project(), "us-state-desk")
                .watched(EVENTS.project(), "mx-se-signatory");

        List<Recipient> told = Recipients.of(EVENTS.held(), Samples.PARTIES, directory);

        assertThat(told)
                .filteredOn(recipient -> recipient.why() == Why.WATCHES)
                .extracting(recipient -> recipient.official().subject())
                .containsExactly(People.subject("eu-trade-signatory"));
        assertThat(told)
                .extracting(recipient -> recipient.official().subject())
                .doesNotHaveDuplicates()
                .doesNotContain(People.subject("mx-se-signatory"));
        assertThat(Recipients.of(
                        EVENTS.watchChanged(true, Samples.AT, "eu-trade-signatory"), Samples.PARTIES, directory))
                .isEmpty();
    }

    static Stream<Arguments> table() {
        return Stream.of(
                // event, its audience, who is told
                row(EVENTS.nominated(), Set.of("agency:us-doe"), told()),
                row(byColleague().nominated(), Set.of("agency:us-doe"), told(Why.DRAFTS, "us-doe-desk")),
                row(
                        EVENTS.shared(),
                        Set.of("USA"),
                        told(Why.DRAFTS, "us-state-desk us-ustr-signatory us-interior-desk")),
                row(EVENTS.dossierChanged(), Samples.PARTIES, told(Why.LEADS, "us-state-desk eu-grow-desk")),
                row(
                        byColleague().dossierChanged(),
                        Set.of("USA"),
                        told(Why.LEADS, "us-state-desk", Why.NOMINATED, "us-doe-desk")),
                row(EVENTS.submitted(), Samples.PARTIES, told(Why.LEADS, LEADS, Why.NOMINATED, "us-doe-signatory")),
                row(EVENTS.gateRequested(), Samples.PARTIES, told(Why.LEADS, LEADS, Why.NOMINATED, "us-doe-signatory")),
                row(EVENTS.withdrawalRequested(WithdrawalCause.REQUEST_WITHDRAWN), Samples.PARTIES, told()),
                row(EVENTS.watchChanged(true, Samples.AT, "us-doe-desk"), Samples.PARTIES, told()),
                row(
                        EVENTS.stageChanged(Stage.IDENTIFICATION, Stage.SCREENING, Outcome.APPROVED),
                        Samples.PARTIES,
                        everybody()),
                row(EVENTS.stageChanged(Stage.SELECTION, Stage.SUPPORT, Outcome.APPROVED), Samples.PARTIES, told()),
                row(EVENTS.selected(Outcome.APPROVED), Samples.PARTIES, everybody()),
                row(EVENTS.held(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.resumed(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.withdrawn(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.rejected(), Samples.PARTIES, everybody()),
                row(EVENTS.deselected(), Samples.PARTIES, everybody()),
                row(EVENTS.changeNoticed(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.changeReplied(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.changeReviewRequested(), Samples.PARTIES, told()),
                row(EVENTS.changeWithdrawalRequested(), Samples.PARTIES, told()),
                row(EVENTS.changeWithdrawn(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.suspended(), Samples.PARTIES, everybody()),
                row(EVENTS.suspensionLifted(), Samples.PARTIES, everybody()),
                row(EVENTS.supportEnded(), Samples.PARTIES, everybodyBut("us-doe-desk")),
                row(EVENTS.markingChanged(), Set.of("USA"), told(Why.LEADS, "us-state-desk")),
                row(EVENTS.promoterConsent(), Set.of("USA", "EU"), told(Why.LEADS, "us-state-desk eu-grow-desk")),
                row(EVENTS.promoterConsentEnded(), Set.of("USA", "EU"), told(Why.LEADS, "us-state-desk eu-grow-desk")),
                row(EVENTS.exportControl(), Set.of("USA"), told(Why.LEADS, "us-state-desk")),
                // A question reaches the desks that work on the project, mentions reach exactly those who may know.
                row(EVENTS.question("EU", Set.of()), Set.of("USA", "EU"), told(Why.ASKED, "eu-grow-desk")),
                row(
                        EVENTS.question("EU", Set.of("us-state-desk", "us-interior-desk", "us-doe-desk")),
                        Set.of("EU", "agency:us-doe", "agency:us-state"),
                        told(Why.ASKED, "eu-grow-desk", Why.MENTIONED, "us-state-desk")),
                row(
                        EVENTS.question("USA", Set.of()),
                        Set.of("agency:us-interior"),
                        told(Why.ASKED, "us-interior-desk")),
                row(
                        EVENTS.reply(
                                Set.of("us-interior-desk"),
                                Set.of("us-interior-desk", "us-state-desk", "eu-grow-desk")),
                        Set.of("USA"),
                        told(Why.MENTIONED, "us-interior-desk", Why.TAKES_PART, "us-state-desk")),
                row(EVENTS.documentAdded(), Set.of("USA", "EU"), told(Why.LEADS, "us-state-desk eu-grow-desk")),
                row(EVENTS.documentChanged(DocumentChange.MARKING), Set.of("USA"), told(Why.LEADS, "us-state-desk")),
                row(EVENTS.documentWithdrawn(), Set.of("USA"), told(Why.LEADS, "us-state-desk")),
                row(EVENTS.duplicateSettled(), Samples.PARTIES, told()),
                row(byColleague().duplicateSettled(), Samples.PARTIES, told(Why.NOMINATED, "us-doe-desk")),
                // Nothing else tells these outcomes of changes.
                row(EVENTS.concluded(SubjectType.MATERIAL_CHANGE, Outcome.APPROVED), Samples.PARTIES, everybody()),
                row(EVENTS.concluded(SubjectType.SUSPENSION, Outcome.APPROVED), Samples.PARTIES, told()),
                row(EVENTS.concluded(SubjectType.DESELECTION, Outcome.APPROVED), Samples.PARTIES, told()),
                row(EVENTS.concluded(SubjectType.DESELECTION, Outcome.REJECTED), Samples.PARTIES, everybody()),
                row(EVENTS.concluded(SubjectType.SUSPENSION, Outcome.WITHDRAWN), Samples.PARTIES, everybody()),
                row(
                        EVENTS.opened(),
                        Samples.PARTIES,
                        told(
                                Why.TO_SIGN,
                                "us-state-signatory us-state-deputy eu-grow-signatory eu-grow-deputy",
                                Why.LEADS,
                                "us-state-desk eu-grow-desk",
                                Why.NOMINATED,
                                "us-doe-desk")),
                row(EVENTS.refused(), Samples.PARTIES, told(Why.LEADS, LEADS, Why.NOMINATED, NOMINATORS)),
                row(EVENTS.consentRecorded(), Samples.PARTIES, everybody()),
                row(EVENTS.criteriaReleased(), Samples.PARTIES, everybody()),
                row(EVENTS.evidenceSubmitted(), Samples.PARTIES, everybody()),
                row(EVENTS.conditionDischarged(true), Samples.PARTIES, everybody()),
                row(EVENTS.conditionOverdue(null), Samples.PARTIES, everybody()),
                row(
                        EVENTS.conditionDueMoved("us-interior"),
                        Samples.PARTIES,
                        everybodyAnd(Why.FULFILS, "us-interior-desk")),
                row(
                        EVENTS.amendmentConditionOverdue(),
                        Samples.PARTIES,
                        told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(
                        EVENTS.conditionOverdue("us-interior"),
                        Samples.PARTIES,
                        everybodyAnd(Why.FULFILS, "us-interior-desk")),
                row(
                        EVENTS.conditionAssigned("us-interior"),
                        Samples.PARTIES,
                        everybodyAnd(Why.FULFILS, "us-interior-desk")),
                row(
                        EVENTS.positionTaken("EU", Decision.APPROVE, "USA"),
                        Samples.PARTIES,
                        told(Why.LEADS, LEADS, Why.NOMINATED, NOMINATORS)),
                // A sealed position is its own party's alone until the conclusion.
                row(
                        EVENTS.positionTaken("EU", Decision.APPROVE, "USA"),
                        Set.of("EU"),
                        told(Why.LEADS, "eu-grow-signatory eu-grow-deputy eu-grow-desk")),
                row(
                        EVENTS.escalated("EU"),
                        Samples.PARTIES,
                        told(
                                Why.TO_SIGN,
                                "eu-grow-signatory eu-grow-deputy",
                                Why.LEADS,
                                "us-state-signatory us-state-deputy")),
                row(
                        EVENTS.escalatedTo(
                                List.of(
                                        new SeniorLevel("USA", "us-doe", "Secretary of Energy"),
                                        new SeniorLevel("EU", "eu-grow", "Director-General")),
                                "EU"),
                        Samples.PARTIES,
                        told(
                                Why.TO_SIGN,
                                "eu-grow-signatory eu-grow-deputy",
                                Why.SENIOR,
                                "us-doe-signatory",
                                Why.LEADS,
                                "us-state-signatory us-state-deputy")),
                row(EVENTS.informationRequested(), Samples.PARTIES, told(Why.LEADS, LEADS, Why.NOMINATED, NOMINATORS)),
                row(
                        EVENTS.informationAnswered(),
                        Samples.PARTIES,
                        told(Why.LEADS, "eu-grow-signatory eu-grow-deputy eu-grow-desk")),
                row(
                        EVENTS.clockResumed("EU"),
                        Samples.PARTIES,
                        told(
                                Why.TO_SIGN,
                                "eu-grow-signatory eu-grow-deputy",
                                Why.LEADS,
                                "us-state-signatory us-state-deputy")),
                row(EVENTS.reserveExpired(), Samples.PARTIES, told(Why.TO_SIGN, "eu-grow-signatory eu-grow-deputy")),
                row(EVENTS.packaged(), Samples.PARTIES, told()),
                row(EVENTS.carvedOut(), Samples.PARTIES, told(Why.LEADS, LEADS, Why.NOMINATED, NOMINATORS)),
                row(
                        EVENTS.voiceLost("USA"),
                        Samples.PARTIES,
                        told(Why.LEADS, "us-state-signatory us-state-deputy eu-grow-signatory eu-grow-deputy")),
                row(
                        EVENTS.voiceRegained("USA", "EU"),
                        Samples.PARTIES,
                        told(
                                Why.TO_SIGN,
                                "eu-grow-signatory eu-grow-deputy",
                                Why.LEADS,
                                "us-state-signatory us-state-deputy")),
                row(
                        EVENTS.extensionProposed(),
                        Samples.PARTIES,
                        told(Why.LEADS, "eu-grow-signatory eu-grow-deputy eu-grow-desk")),
                row(
                        EVENTS.extended("USA"),
                        Samples.PARTIES,
                        told(
                                Why.TO_SIGN,
                                "us-state-signatory us-state-deputy",
                                Why.LEADS,
                                "eu-grow-signatory eu-grow-deputy")),
                row(EVENTS.reminder("USA"), Samples.PARTIES, told(Why.TO_SIGN, "us-state-signatory us-state-deputy")),
                // What a party's agencies ask and answer is that party's alone.
                row(EVENTS.clearanceRequested(), Set.of("USA"), told(Why.TO_CLEAR, "us-doe-signatory us-doe-desk")),
                row(
                        EVENTS.clearanceGiven(),
                        Set.of("USA"),
                        told(Why.LEADS, "us-state-signatory us-state-deputy us-state-desk")),
                row(EVENTS.clearanceReminder(false), Set.of("USA"), told(Why.TO_CLEAR, "us-doe-signatory us-doe-desk")),
                row(
                        EVENTS.clearanceReminder(true),
                        Set.of("USA"),
                        told(
                                Why.TO_CLEAR,
                                "us-doe-signatory us-doe-desk",
                                Why.LEADS,
                                "us-state-signatory us-state-deputy us-state-desk")),
                row(EVENTS.concluded(Outcome.APPROVED), Samples.PARTIES, told()),
                row(EVENTS.concluded(Outcome.APPROVED_WITH_CONDITIONS), Samples.PARTIES, told()),
                row(EVENTS.concluded(Outcome.REJECTED), Samples.PARTIES, told()),
                row(EVENTS.concluded(Outcome.RETURNED), Samples.PARTIES, everybody()),
                row(EVENTS.concluded(Outcome.LAPSED), Samples.PARTIES, everybody()),
                row(EVENTS.concluded(Outcome.WITHDRAWN), Samples.PARTIES, everybody()),
                row(
                        EVENTS.agencyChanged("USA"),
                        Set.of("*"),
                        told(
                                Why.LEADS,
                                "us-state-signatory us-state-deputy us-ustr-signatory us-doe-signatory",
                                Why.COORDINATES,
                                "coordinator")),
                row(EVENTS.agencyChanged(null), Set.of("*"), told(Why.COORDINATES, "coordinator")),
                row(
                        byColleague().partyChanged(),
                        Set.of("*"),
                        told(
                                Why.LEADS,
                                "us-state-signatory us-state-deputy us-ustr-signatory",
                                Why.COORDINATES,
                                "coordinator")),
                row(EVENTS.agreementChanged(), Set.of("*"), told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(agreement(0), Set.of("*"), told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(
                        agreement(1),
                        Set.of("*"),
                        told(Why.LEADS, LEADS + " jp-meti-signatory jp-meti-deputy", Why.COORDINATES, "coordinator")),
                row(agreement(2), Samples.PARTIES, told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(agreement(3), Samples.PARTIES, told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(agreement(4), Samples.PARTIES, told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(agreement(5), Samples.PARTIES, told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator")),
                row(EVENTS.meetingConvened(), Samples.PARTIES, committee()),
                row(EVENTS.meetingCancelled(), Samples.PARTIES, committee()),
                row(EVENTS.minutesCirculated(), Samples.PARTIES, committee()),
                row(EVENTS.minutesApproved(), Samples.PARTIES, committee()),
                row(
                        EVENTS.actionOverdue(),
                        Samples.PARTIES,
                        told(Why.OWNS, "us-doe-signatory us-doe-desk", Why.COORDINATES, "coordinator")),
                row(EVENTS.packageOpened(), Samples.PARTIES, committee()),
                row(EVENTS.accessAsked(), Set.of("EU", "USA"), told(Why.LEADS, EU_SIGNATORIES)),
                row(EVENTS.accessEnded(null), Set.of("EU", "USA"), told(Why.LEADS, EU_SIGNATORIES)),
                row(EVENTS.accessReminder(false), Set.of("EU", "USA"), told(Why.LEADS, EU_SIGNATORIES)),
                row(
                        EVENTS.accessReminder(true),
                        Set.of("EU", "USA"),
                        told(Why.LEADS, EU_SIGNATORIES + " us-doe-signatory us-doe-desk")),
                row(EVENTS.accessAnswered(1), Set.of("EU", "USA"), told(Why.LEADS, "us-doe-signatory us-doe-desk")));
    }

    private static PipelineEvent agreement(int index) {
        return EVENTS.agreementEvents().get(index);
    }

    private static Map<String, Why> committee() {
        return told(Why.LEADS, LEADS, Why.COORDINATES, "coordinator");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void tellsExactlyThoseWhomItConcernsAndWhoMayKnow(
            String type, PipelineEvent event, Set<String> audience, Map<String, Why> expected) {
        List<Recipient> told = Recipients.of(event, audience, directory());

        assertThat(byName(told)).isEqualTo(expected);
    }

    @Test
    void everyTypeOfEventHasARow() {
        Set<String> inTable = table().map(row -> (String) row.get()[0]).collect(java.util.stream.Collectors.toSet());

        assertThat(inTable)
                .containsAll(EventCodec.types().entrySet().stream()
                        .filter(type -> !ReferenceEvent.class.isAssignableFrom(type.getValue()))
                        .filter(type -> !RecordEvent.class.isAssignableFrom(type.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void tellsNobodyOfAnotherPartyOfInternalSteps(String type, PipelineEvent event) {
        assertThat(Recipients.of(event, Set.of("EU"), directory()))
                .allMatch(recipient -> recipient.official().party().equals("EU"));
        assertThat(Recipients.of(event, Set.of(), directory())).isEmpty();
    }

    @Test
    void tellsAWithdrawalOnlyOnce() {
        for (WithdrawalCause cause : List.of(WithdrawalCause.CANDIDACY_HELD, WithdrawalCause.CANDIDACY_WITHDRAWN)) {
            assertThat(Recipients.of(
                            EVENTS.concluded(Outcome.WITHDRAWN),
                            Samples.PARTIES,
                            directory().withdrawalAsked(cause)))
                    .isEmpty();
        }
        assertThat(Recipients.of(
                        EVENTS.concluded(Outcome.WITHDRAWN),
                        Samples.PARTIES,
                        directory().withdrawalAsked(WithdrawalCause.REQUEST_WITHDRAWN)))
                .isNotEmpty();
    }

    @Test
    void keepsADraftsDossierToItsAuthors() {
        FakeDirectory draft = new FakeDirectory().nominated(PROJECT, new Nomination("USA", "us-doe", Set.of()));

        assertThat(Recipients.of(EVENTS.dossierChanged(), Set.of("agency:us-doe"), draft))
                .isEmpty();
    }

    @Test
    void letsSignatoriesKeepTheDeskOfAnAgencyWithoutOne() {
        FakeDirectory directory = directory().without("eu-grow-desk");

        assertThat(byName(Recipients.of(EVENTS.dossierChanged(), Set.of("EU"), directory)))
                .containsOnlyKeys("eu-grow-signatory", "eu-grow-deputy");
    }

    @Test
    void waitsForWhatHasNotArrived() {
        FakeDirectory empty = new FakeDirectory();
        AgreementChanged newer =
                new AgreementChanged(Samples.AGREEMENT, 2, "US–EU MoU", AgreementLifecycle.IN_FORCE, null, Samples.AT);

        assertThatThrownBy(() -> Recipients.of(EVENTS.opened(), Samples.PARTIES, empty))
                .isInstanceOf(NotYetKnownException.class)
                .hasMessageContaining("nomination");
        assertThatThrownBy(() -> Recipients.of(newer, Set.of("*"), empty)).isInstanceOf(NotYetKnownException.class);
    }

    @Test
    void keepsToTheLeadsThatAReviewOpenedWith() {
        FakeDirectory directory = directory()
                .open(new OpenReview(
                        REVIEW,
                        Set.of("USA", "EU"),
                        Map.of("USA", "us-ustr", "EU", "eu-trade"),
                        Set.of("USA"),
                        Samples.DEADLINE));

        assertThat(byName(Recipients.of(EVENTS.reminder("USA"), Samples.PARTIES, directory)))
                .containsOnlyKeys("us-ustr-signatory");
    }

    @Test
    void asksALateJoinerOnlyWhereTheirPartyIsStillAwaited() {
        List<Recipient> told = Recipients.ofOpenReview(EVENTS.opened(), Set.of("EU"), Samples.PARTIES, directory());

        assertThat(byName(told))
                .containsEntry("eu-grow-deputy", Why.TO_SIGN)
                .containsEntry("us-state-deputy", Why.LEADS);
    }

    private static FakeDirectory directory() {
        return new FakeDirectory().nominated(PROJECT, new Nomination("USA", "us-doe", Set.of(Samples.AGREEMENT)));
    }

    private static Samples byColleague() {
        return new Samples(PROJECT, REVIEW, new Actor(People.subject("us-doe-signatory"), "Sam Doe", "us-doe", "USA"));
    }

    private static Arguments row(PipelineEvent event, Set<String> audience, Map<String, Why> told) {
        return Arguments.of(EventCodec.typeOf(event.getClass()), event, audience, told);
    }

    private static Map<String, Why> everybody() {
        return told(Why.LEADS, LEADS, Why.NOMINATED, NOMINATORS, Why.COORDINATES, "coordinator");
    }

    private static Map<String, Why> everybodyBut(String username) {
        Map<String, Why> told = new HashMap<>(everybody());
        told.remove(username);
        return told;
    }

    private static Map<String, Why> everybodyAnd(Why why, String username) {
        Map<String, Why> told = new HashMap<>(everybody());
        told.put(username, why);
        return told;
    }

    private static Map<String, Why> told(Object... whyAndNames) {
        Map<String, Why> told = new HashMap<>();
        for (int i = 0; i < whyAndNames.length; i += 2) {
            for (String name : ((String) whyAndNames[i + 1]).split(" ")) {
                told.put(name, (Why) whyAndNames[i]);
            }
        }
        return told;
    }

    private static Map<String, Why> byName(List<Recipient> recipients) {
        Map<String, Why> byName = new HashMap<>();
        for (Recipient recipient : recipients) {
            String email = recipient.official().email();
            byName.put(email.substring(0, email.indexOf('@')), recipient.why());
        }
        assertThat(byName).hasSameSizeAs(recipients);
        return byName;
    }
}
