package org.criticalminerals.pipeline.partner.consent.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.HostConsentDecision;
import org.criticalminerals.pipeline.partner.consent.rules.ConsentRules.Recorded;
import org.criticalminerals.pipeline.partner.consent.rules.ConsentRules.Standing;
import org.criticalminerals.pipeline.partner.review.rules.HostConsents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a site state stands, by how it is asked and by what is recorded of it. */
class ConsentRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 8);

    @ParameterizedTest(name = "{0}, {1} until {2}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            EXPLICIT   | -            | -          | MISSING      | waits
            EXPLICIT   | GIVEN        | -          | GIVEN        | free
            EXPLICIT   | GIVEN        | 2026-12-08 | GIVEN        | free
            EXPLICIT   | GIVEN        | 2026-12-07 | EXPIRED      | waits
            EXPLICIT   | REFUSED      | -          | REFUSED      | stands in the way
            EXPLICIT   | REFUSED      | 2026-12-07 | EXPIRED      | waits
            EXPLICIT   | NOT_REQUIRED | -          | NOT_REQUIRED | free
            EXPLICIT   | NOT_REQUIRED | 2026-12-07 | EXPIRED      | waits
            MAY_OBJECT | -            | -          | NO_OBJECTION | free
            MAY_OBJECT | GIVEN        | -          | GIVEN        | free
            MAY_OBJECT | REFUSED      | -          | REFUSED      | stands in the way
            MAY_OBJECT | REFUSED      | 2026-12-07 | NO_OBJECTION | free
            MAY_OBJECT | NOT_REQUIRED | -          | NOT_REQUIRED | free
            NOT_ASKED  | -            | -          | NOT_ASKED    | free
            NOT_ASKED  | REFUSED      | -          | NOT_ASKED    | free
            """)
    void aStateStands(
            HostConsentForm form, HostConsentDecision decision, LocalDate until, Standing standing, String effect) {
        Recorded latest = decision == null ? null : new Recorded(decision, until);

        assertThat(ConsentRules.standing(form, latest, DAY)).isEqualTo(standing);
        HostConsents consents =
                ConsentRules.evaluate(Map.of("KZ", form), latest == null ? Map.of() : Map.of("KZ", latest), DAY);
        assertThat(consents)
                .isEqualTo(
                        switch (effect) {
                            case "waits" -> new HostConsents(Set.of("KZ"), Set.of());
                            case "stands in the way" -> new HostConsents(Set.of(), Set.of("KZ"));
                            default -> HostConsents.GIVEN;
                        });
    }

    @Test
    void everyStateIsLookedAtForItself() {
        Map<String, HostConsentForm> asked = Map.of(
                "AU", HostConsentForm.EXPLICIT,
                "KZ", HostConsentForm.EXPLICIT,
                "DE", HostConsentForm.MAY_OBJECT,
                "US", HostConsentForm.NOT_ASKED);
        Map<String, Recorded> latest = Map.of(
                "KZ", new Recorded(HostConsentDecision.GIVEN, null),
                "DE", new Recorded(HostConsentDecision.REFUSED, null),
                "CA", new Recorded(HostConsentDecision.REFUSED, null));

        assertThat(ConsentRules.evaluate(asked, latest, DAY)).isEqualTo(new HostConsents(Set.of("AU"), Set.of("DE")));
    }
}
