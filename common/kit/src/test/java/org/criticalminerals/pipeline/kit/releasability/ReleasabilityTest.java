package org.criticalminerals.pipeline.kit.releasability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees what is marked how: every kind of marking for every kind of reader. */
class ReleasabilityTest {

    private static final List<String> PARTIES = List.of("USA", "EU");

    @ParameterizedTest(name = "{0}: us-doe {1}, us-state {2}, eu-grow {3}, jp-meti {4}, secretariat {5}")
    @CsvSource({
        "PUBLIC,        true,  true,  true,  true,  true",
        "PARTIES,       true,  true,  true,  false, true",
        "RELEASABLE_TO, false, false, true,  true,  false",
        "INTERNAL,      true,  true,  false, false, false",
        "AGENCY,        true,  false, false, false, false",
        "NAMED,         false, false, true,  false, false"
    })
    void eachMarkingShowsToItsAudienceAlone(
            MarkingKind kind, boolean doe, boolean state, boolean grow, boolean meti, boolean secretariat) {
        Set<String> audience = Releasability.audienceOf(marking(kind), PARTIES);

        assertThat(List.of(
                        sees("us-doe", "USA", audience),
                        sees("us-state", "USA", audience),
                        sees("eu-grow", "EU", audience),
                        sees("jp-meti", "JPN", audience),
                        sees("secretariat", Audience.SECRETARIAT, audience)))
                .containsExactly(doe, state, grow, meti, secretariat);
    }

    @Test
    void aDraftOfAnAgencyStaysWithTheAgencyWhateverItsMarking() {
        Set<String> draft = Set.of(Audience.agency("us-doe"));

        assertThat(Releasability.within(Audience.parties(PARTIES), draft, "USA"))
                .isEqualTo(draft);
        assertThat(Releasability.within(Set.of(Audience.EVERYONE), draft, "USA"))
                .isEqualTo(draft);
        assertThat(Releasability.within(Set.of("EU"), draft, "USA")).isEmpty();
    }

    @Test
    void aDraftOfAPartyShowsNoMoreThanItsMarking() {
        Set<String> draft = Set.of("USA");

        assertThat(Releasability.within(Set.of("USA", "EU"), draft, "USA")).containsExactly("USA");
        assertThat(Releasability.within(Set.of(Audience.agency("us-doe")), draft, "USA"))
                .containsExactly(Audience.agency("us-doe"));
        assertThat(Releasability.within(Set.of("EU"), draft, "USA")).isEmpty();
    }

    private static boolean sees(String agency, String party, Set<String> audience) {
        return Releasability.maySee(
                new ActingOfficial("subject-" + agency, agency + "-desk", "Name", null, agency, party, Set.of()),
                audience);
    }

    private static Marking marking(MarkingKind kind) {
        return switch (kind) {
            case PUBLIC -> Marking.everyone();
            case PARTIES -> Marking.ofParties();
            case RELEASABLE_TO -> Marking.releasableTo(Set.of("EU", "JPN"));
            case INTERNAL -> Marking.internal("USA");
            case AGENCY -> Marking.ofAgencies(Set.of("us-doe"));
            case NAMED -> new Marking(kind, Set.of(), Set.of(), Set.of("subject-eu-grow"));
        };
    }
}
