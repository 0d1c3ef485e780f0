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
import org.criticalminerals.pipeline.kit.releasability.Marking;
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
                        MarkingKind.RELEASABLE_TO));
    }
}
