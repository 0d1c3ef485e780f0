package org.criticalminerals.pipeline.partner.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.criticalminerals.pipeline.partner.account.AccountDifference.Kind;
import org.criticalminerals.pipeline.partner.account.AccountDifference.Standing;
import org.junit.jupiter.api.Test;

/** In what the identity provider differs from what is meant. */
class DifferingTest {

    private static final Standing MEANT = standing(true, "us-state", "signatory");

    @Test
    void equalStandingsDontDiffer() {
        assertThat(Differing.in(MEANT, standing(true, "us-state", "signatory"))).isEmpty();
        assertThat(Differing.in(standing(false, "us-state", "signatory"), null)).isEmpty();
        assertThat(Differing.in(null, null)).isEmpty();
    }

    @Test
    void theGravestIsTold() {
        assertThat(Differing.in(null, MEANT)).hasValue(Kind.UNKNOWN);
        assertThat(Differing.in(standing(false, "us-state", "signatory"), MEANT))
                .hasValue(Kind.STILL_THERE);
        assertThat(Differing.in(MEANT, null)).hasValue(Kind.MISSING);
        assertThat(Differing.in(MEANT, standing(true, "us-doe", "desk-officer")))
                .hasValue(Kind.AGENCY);
        assertThat(Differing.in(MEANT, standing(true, "us-state", "desk-officer")))
                .hasValue(Kind.ROLES);
    }

    private static Standing standing(boolean active, String agency, String role) {
        return new Standing(active, "u", "u@state.example", agency, Set.of(role), false);
    }
}
