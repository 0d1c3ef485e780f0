package org.criticalminerals.pipeline.partner.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceMarkingsTest {

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
        assertThat(EvidenceMarkings.faults(marking(kind), SUBMITTER, setter, SHOWN, AGENCIES))
                .extracting(FieldError::pointer)
                .isEqualTo(fault.isEmpty() ? List.of() : List.of(fault));
    }

    @Test
    void itIsReleasedToNobodyWhoDoesNotSeeTheCondition() {
        assertThat(EvidenceMarkings.faults(releasedTo("MEX"), SUBMITTER, "EU", SHOWN, AGENCIES))
                .singleElement()
                .satisfies(fault -> assertThat(fault.detail()).contains("MEX"));
        assertThat(EvidenceMarkings.faults(releasedTo(), SUBMITTER, "EU", SHOWN, AGENCIES))
                .hasSize(1);
    }

    @Test
    void itIsKeptToAgenciesOfTheOwnPartyThatTheSubmitterIsOf() {
        assertThat(EvidenceMarkings.faults(
                        new StoredMarking(MarkingKind.AGENCY, null, Set.of("us-doe", "eu-grow"), null),
                        SUBMITTER,
                        "USA",
                        SHOWN,
                        AGENCIES))
                .extracting(FieldError::pointer)
                .containsExactly("/marking/agencies", "/marking/agencies");
    }

    @Test
    void theSetterIsAlwaysAmongThoseToWhomItIsReleased() {
        assertThat(EvidenceMarkings.audience(releasedTo("JPN"), SUBMITTER, "EU", SHOWN))
                .containsExactlyInAnyOrder("EU", "JPN", "USA");
    }

    @ParameterizedTest
    @EnumSource(
            value = MarkingKind.class,
            names = {"INTERNAL", "AGENCY", "NAMED"})
    void whatStaysInsideAPartyNamesNoOtherParty(MarkingKind kind) {
        assertThat(EvidenceMarkings.audience(marking(kind), SUBMITTER, "USA", SHOWN))
                .doesNotContain("EU", "JPN", "secretariat");
    }

    private static StoredMarking releasedTo(String... parties) {
        return new StoredMarking(MarkingKind.RELEASABLE_TO, Set.of(parties), null, null);
    }

    private static StoredMarking marking(MarkingKind kind) {
        return new StoredMarking(kind, Set.of("EU"), Set.of("us-state"), Set.of("s-1"));
    }
}
