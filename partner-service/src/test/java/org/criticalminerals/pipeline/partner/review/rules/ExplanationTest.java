package org.criticalminerals.pipeline.partner.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.partner.review.rules.Finding.Kind;
import org.junit.jupiter.api.Test;

/** An outcome is explained in parts, and the English sentence says these parts and nothing else. */
class ExplanationTest {

    @Test
    void partiesThatDidTheSameAreNamedTogetherBeforeWhatWasLacking() {
        Map<String, Standing> standings = new LinkedHashMap<>();
        standings.put("USA", new Standing.Approves(true, false));
        standings.put("EU", new Standing.Objects(false));
        standings.put("JPN", new Standing.Approves(true, false));
        standings.put("MEX", new Standing.Silent());

        Explanation because = Explanation.of(
                ConclusionCause.DEADLINE,
                standings,
                List.of(Finding.of(Kind.APPROVALS_NEEDED, 3), Finding.of(Kind.CONSENT_MISSING, List.of("AU"))));

        assertThat(because.facts())
                .containsExactly(
                        Finding.of(Kind.APPROVED, List.of("USA", "JPN")),
                        Finding.of(Kind.OBJECTED, List.of("EU")),
                        Finding.of(Kind.SAID_NOTHING, List.of("MEX")));
        assertThat(because.sentence())
                .isEqualTo("At the deadline USA and JPN approved, EU objected and MEX said nothing: 3 approvals were"
                        + " needed and the consent of AU as site state was missing.");
    }

    @Test
    void whoTookAQuestionBackIsNamedWhereKnown() {
        assertThat(Explanation.withdrawn(Kind.HELD_CANDIDACY, "USA").sentence())
                .isEqualTo("USA put the candidacy on hold.");
        assertThat(Explanation.withdrawn(Kind.WITHDREW_REQUEST, null).sentence())
                .isEqualTo("The requesting party withdrew the request.");
    }

    @Test
    void everyFindingHasWordsAndComesBackFromItsStore() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (Kind kind : Kind.values()) {
            Finding finding = new Finding(kind, List.of("USA", "EU"), 2);

            assertThat(finding.words()).isNotBlank();
            assertThat(json.readValue(json.writeValueAsString(finding), Finding.class))
                    .isEqualTo(finding);
        }
        assertThat(Arrays.stream(Kind.values()).map(kind -> new Finding(kind, List.of("USA", "EU"), 3).words()))
                .doesNotHaveDuplicates();
    }
}
