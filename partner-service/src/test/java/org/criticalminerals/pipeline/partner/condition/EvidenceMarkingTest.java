package org.criticalminerals.pipeline.partner.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceMarkingTest {

    private static final Set<String> SHOWN = Set.of("USA", "EU", "JPN", "secretariat");
    private static final Set<String> AGENCIES = Set.of("us-state", "us-doe");
    private static final ActingOfficial SUBMITTER =
            new ActingOfficial("s-1", "sam", "Sam", null, "us-state", "USA", Set.of("desk-officer"));

    @ParameterizedTest
    @CsvSource({
        "PARTIES, EU, ''",
        "PUBLIC, EU, /marking/kind",
        "RELEASABLE_TO, EU, ''",
        "INTERNAL, EU, /marking/kind",
        "AGENCY, EU, /marking/kind",
        "NAMED, EU, /marking/kind",
        "INTERNAL, USA, ''",
        "AGENCY, USA, ''",
        "NAMED, USA, ''"
    })
    void whoeverDecidesReadsIt(MarkingKind kind, String setter, String fault) {
        assertThat(marking(kind).faults(SUBMITTER, setter, SHOWN, AGENCIES))
                .extracting(FieldError::pointer)
                .isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
    }

    @Test
    void itIsReleasedToNobodyWhoDoesNotSeeTheCondition() {
        assertThat(releasedTo("MEX").faults(SUBMITTER, "EU", SHOWN, AGENCIES))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("MEX"));
        assertThat(releasedTo().faults(SUBMITTER, "EU", SHOWN, AGENCIES)).hasSize(1);
    }

    @Test
    void itIsKeptToAgenciesOfTheOwnPartyThatTheSubmitterIsOf() {
        assertThat(new EvidenceMarking(MarkingKind.AGENCY, null, Set.of("us-doe", "eu-grow"), null)
                        .faults(SUBMITTER, "USA", SHOWN, AGENCIES))
                .extracting(FieldError::pointer)
                .containsExactly("/marking/agencies", "/marking/agencies");
    }

    @Test
    void theSetterIsAlwaysAmongThoseToWhomItIsReleased() {
        assertThat(releasedTo("JPN").audience(SUBMITTER, "EU", SHOWN)).containsExactlyInAnyOrder("EU", "JPN", "USA");
    }

    @ParameterizedTest
    @EnumSource(
            value = MarkingKind.class,
            names = {"INTERNAL", "AGENCY", "NAMED"})
    void whatStaysInsideAPartyNamesNoOtherParty(MarkingKind kind) {
        assertThat(marking(kind).audience(SUBMITTER, "USA", SHOWN)).doesNotContain("EU", "JPN", "secretariat");
    }

    @Test
    void itsMembersAreBounded() {
        assertThat(releasedTo("x".repeat(101)).faults(SUBMITTER, "EU", SHOWN, AGENCIES))
                .extracting(FieldError::detail)
                .anySatisfy(detail -> assertThat(detail).contains("at most"));
    }

    private static EvidenceMarking releasedTo(String... parties) {
        return new EvidenceMarking(MarkingKind.RELEASABLE_TO, Set.of(parties), null, null);
    }

    private static EvidenceMarking marking(MarkingKind kind) {
        return new EvidenceMarking(kind, Set.of("EU"), Set.of("us-state"), Set.of("s-1"));
    }
}
