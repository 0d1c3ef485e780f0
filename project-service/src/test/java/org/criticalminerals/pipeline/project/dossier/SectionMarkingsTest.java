package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.consent.Leave;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings.Context;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.junit.jupiter.api.Test;

class SectionMarkingsTest {

    private static final AgreementState MOU = agreement("us-eu-mou", "USA", "EU");
    private static final AgreementState JAPAN = agreement("us-japan-framework", "USA", "JPN");
    private static final Context DRAFT = new Context("USA", "us-doe", Sharing.AGENCY, List.of());
    private static final Context SHARED = new Context("USA", "us-doe", Sharing.PARTY, List.of());
    private static final Context SUBMITTED = new Context("USA", "us-doe", Sharing.SUBMITTED, List.of(MOU));
    private static final Context TWICE = new Context("USA", "us-doe", Sharing.SUBMITTED, List.of(MOU, JAPAN));

    @Test
    void aDraftShowsToItsAgencyThenToItsParty() {
        assertThat(audience(Section.SITES, null, DRAFT)).containsExactly("agency:us-doe");
        assertThat(audience(Section.SITES, Marking.everyone(), DRAFT)).containsExactly("agency:us-doe");
        assertThat(audience(Section.SITES, null, SHARED)).containsExactly("USA");
        assertThat(audience(Section.FINANCE, null, SHARED)).containsExactly("USA");
    }

    @Test
    void aMarkingNarrowsADraftFurther() {
        assertThat(audience(Section.FINANCE, Marking.ofAgencies(Set.of("us-doe", "us-state")), DRAFT))
                .containsExactly("agency:us-doe");
        assertThat(audience(Section.FINANCE, Marking.ofAgencies(Set.of("us-doe", "us-state")), SHARED))
                .containsExactlyInAnyOrder("agency:us-doe", "agency:us-state");
    }

    @Test
    void submissionShowsSectionsByTheirDefaults() {
        assertThat(audience(Section.SITES, null, SUBMITTED)).containsExactlyInAnyOrder("USA", "EU", "SECRETARIAT");
        assertThat(audience(Section.FINANCE, null, SUBMITTED)).containsExactlyInAnyOrder("USA", "EU");
        assertThat(audience(Section.FINANCE, Marking.internal("USA"), SUBMITTED))
                .containsExactly("USA");
        assertThat(audience(Section.FINANCE, Marking.everyone(), SUBMITTED)).containsExactly("*");
    }

    @Test
    void aSecondAgreementWidensThem() {
        assertThat(audience(Section.SITES, null, TWICE)).containsExactlyInAnyOrder("USA", "EU", "JPN", "SECRETARIAT");
        assertThat(audience(Section.FINANCE, null, TWICE)).containsExactlyInAnyOrder("USA", "EU", "JPN");
        assertThat(audience(Section.FINANCE, Marking.releasableTo(Set.of("USA", "JPN")), TWICE))
                .containsExactlyInAnyOrder("USA", "JPN");
    }

    @Test
    void nothingIsReleasedToAPartyThatDoesNotSeeTheProject() {
        assertThat(audience(Section.FINANCE, Marking.releasableTo(Set.of("USA", "JPN")), SUBMITTED))
                .containsExactly("USA");
    }

    @Test
    void onesOwnPartyIsAlwaysAmongThoseChosen() {
        assertThat(chosen(Section.FINANCE, MarkingKind.RELEASABLE_TO, Set.of("EU"), Set.of(), Set.of())
                        .parties())
                .containsExactlyInAnyOrder("USA", "EU");
        assertThat(chosen(Section.FINANCE, MarkingKind.INTERNAL, Set.of(), Set.of(), Set.of())
                        .parties())
                .containsExactly("USA");
    }

    @Test
    void nobodyShutsThemselvesOut() {
        refused(Section.FINANCE, MarkingKind.AGENCY, Set.of(), Set.of("us-state"), Set.of());
        refused(Section.FINANCE, MarkingKind.NAMED, Set.of(), Set.of(), Set.of("somebody"));
        refused(Section.FINANCE, MarkingKind.INTERNAL, Set.of("EU"), Set.of(), Set.of());
        refused(Section.FINANCE, MarkingKind.RELEASABLE_TO, Set.of(), Set.of(), Set.of());
    }

    @Test
    void theNameOfAProjectIsNoSecretAmongThoseWhoSeeIt() {
        refused(Section.IDENTITY, MarkingKind.INTERNAL, Set.of(), Set.of(), Set.of());
        assertThat(chosen(Section.IDENTITY, MarkingKind.PUBLIC, Set.of(), Set.of(), Set.of())
                        .kind())
                .isEqualTo(MarkingKind.PUBLIC);
    }

    @Test
    void whatIsConfidentialReachesThoseAloneToWhomThePromoterConsents() {
        assertThat(released(Section.FINANCE, null)).containsExactly("USA");
        assertThat(released(Section.FINANCE, null, "EU")).containsExactlyInAnyOrder("USA", "EU");
        assertThat(released(Section.FINANCE, null, "JPN")).containsExactly("USA");
        assertThat(released(Section.PRODUCTION, null)).containsExactly("USA");
        assertThat(released(Section.PRODUCTION, null, "EU")).containsExactlyInAnyOrder("USA", "EU", "SECRETARIAT");
        assertThat(released(Section.PRODUCTION, Marking.everyone(), "EU"))
                .containsExactlyInAnyOrder("USA", "EU", "SECRETARIAT");
        assertThat(released(Section.PRODUCTION, Marking.everyone(), "*")).containsExactly("*");
        assertThat(released(Section.FINANCE, Marking.ofAgencies(Set.of("us-doe", "eu-grow", "unheard-of"))))
                .containsExactly("agency:us-doe");
        assertThat(released(Section.FINANCE, Marking.ofAgencies(Set.of("us-doe", "eu-grow")), "EU"))
                .containsExactlyInAnyOrder("agency:us-doe", "agency:eu-grow");
        assertThat(released(Section.SITES, null)).containsExactlyInAnyOrder("USA", "EU", "SECRETARIAT");
    }

    @Test
    void aPublishedSourceHoldsForItsContentAlone() {
        Leave published = new Leave(List.of(new Leave.Held("production", "*", "ab")), Set.of());

        assertThat(audience(Section.PRODUCTION, "ab", published)).contains("EU");
        assertThat(audience(Section.PRODUCTION, "cd", published)).containsExactly("USA");
    }

    @Test
    void exportControlKeepsAnySectionAtHome() {
        Leave all = new Leave(
                List.of(new Leave.Held("production", "*", null)), Set.of(Section.PRODUCTION, Section.ENVIRONMENT));

        assertThat(audience(Section.PRODUCTION, "ab", all)).containsExactly("USA");
        assertThat(audience(Section.ENVIRONMENT, "ab", all)).containsExactly("USA");
    }

    @Test
    void agreementsSayWhatIsConfidential() {
        AgreementState none = confidential(Set.of());
        AgreementState permits = confidential(Set.of(Section.PERMITS));

        assertThat(SectionMarkings.isConfidential(Section.FINANCE, List.of())).isTrue();
        assertThat(SectionMarkings.isConfidential(Section.FINANCE, List.of(none)))
                .isFalse();
        assertThat(SectionMarkings.isConfidential(Section.PERMITS, List.of(none, permits)))
                .as("of several the strictest")
                .isTrue();
    }

    @Test
    void loweringIsWhatShowsItToAnyoneMore() {
        assertThat(more(Set.of("USA", "EU"), Set.of("USA"))).isTrue();
        assertThat(more(Set.of("USA"), Set.of("USA", "EU"))).isFalse();
        assertThat(more(Set.of("agency:us-doe"), Set.of("USA"))).isFalse();
        assertThat(more(Set.of("USA"), Set.of("agency:us-doe"))).isTrue();
        assertThat(more(Set.of("*"), Set.of("USA", "EU", "SECRETARIAT"))).isTrue();
        assertThat(more(Set.of("EU", "USA"), Set.of("*"))).isFalse();
        assertThat(more(Set.of("agency:eu-grow"), Set.of("USA", "agency:us-doe")))
                .isTrue();
    }

    private static boolean more(Set<String> audience, Set<String> than) {
        return SectionMarkings.showsMore(audience, than, SectionMarkingsTest::partyOf);
    }

    private static String partyOf(String principal) {
        return switch (principal) {
            case "agency:us-doe" -> "USA";
            case "agency:eu-grow" -> "EU";
            default -> null;
        };
    }

    private static Set<String> released(Section section, Marking own, String... parties) {
        Leave leave = new Leave(
                java.util.Arrays.stream(parties)
                        .map(party -> new Leave.Held(section.path(), party, null))
                        .toList(),
                Set.of());
        Context context =
                new Context("USA", "us-doe", Sharing.SUBMITTED, List.of(MOU), leave, SectionMarkingsTest::partyOf);
        return SectionMarkings.audience(section, "ab", SectionMarkings.inForce(section, own, context), context);
    }

    private static Set<String> audience(Section section, String hash, Leave leave) {
        Context context =
                new Context("USA", "us-doe", Sharing.SUBMITTED, List.of(MOU), leave, SectionMarkingsTest::partyOf);
        return SectionMarkings.audience(section, hash, SectionMarkings.inForce(section, null, context), context);
    }

    @Test
    void listsShowOnlyWhatAllOfThemMayRead() {
        assertThat(SectionMarkings.covers(Set.of("*"), Set.of("USA", "EU"))).isTrue();
        assertThat(SectionMarkings.covers(Set.of("USA", "EU", "SECRETARIAT"), Set.of("USA", "EU")))
                .isTrue();
        assertThat(SectionMarkings.covers(Set.of("USA"), Set.of("USA", "EU"))).isFalse();
    }

    private static Set<String> audience(Section section, Marking own, Context context) {
        return SectionMarkings.audience(SectionMarkings.inForce(section, own, context), context);
    }

    private static Marking chosen(
            Section section, MarkingKind kind, Set<String> parties, Set<String> agencies, Set<String> people) {
        return SectionMarkings.chosen(
                section, new StoredMarking(kind, parties, agencies, people), "USA", "us-doe", "me");
    }

    private static void refused(
            Section section, MarkingKind kind, Set<String> parties, Set<String> agencies, Set<String> people) {
        assertThatExceptionOfType(InvalidSectionException.class)
                .isThrownBy(() -> chosen(section, kind, parties, agencies, people));
    }

    private static AgreementState agreement(String code, String... parties) {
        return agreement(code, null, parties);
    }

    private static AgreementState confidential(Set<Section> sections) {
        return agreement("other", sections, "USA", "EU");
    }

    private static AgreementState agreement(String code, Set<Section> confidential, String... parties) {
        return new AgreementState(
                code,
                1,
                code,
                "not binding",
                AgreementLifecycle.SIGNED,
                LocalDate.of(2026, 4, 24),
                List.of(parties),
                Map.of(),
                Map.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(
                        Section.FINANCE,
                        MarkingKind.RELEASABLE_TO,
                        Section.OFFTAKE,
                        MarkingKind.RELEASABLE_TO,
                        Section.OWNERSHIP,
                        MarkingKind.RELEASABLE_TO),
                confidential);
    }
}
