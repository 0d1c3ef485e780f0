package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.events.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A question stops the clock over a public holiday, and a reserve runs out: over weeks, with real processes. */
@ExtendWith(ScenarioSystem.class)
class PausesE2ET {

    private static final String CONCLUDED = "minerals.review.concluded.v1";
    private static final String RESUMED = "minerals.review.clock-resumed.v1";
    private static final String EXPIRED = "minerals.review.reserve-expired.v1";
    private static final String ONLOOKER = "coordinator";
    private static final List<String> PARTIES = List.of("USA", "JPN");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void aQuestionStopsTheClockOverAJapaneseHoliday(Scenario scenario) {
        LocalDate holiday =
                Calendars.nextHolidayOf("JPN", "USA", day(scenario.now().plus(Duration.ofDays(12))));
        scenario.until(noon(holiday.minusDays(12)));
        NominatedProject project = scenario.nominated("Over a holiday", "AU");
        Candidacy candidacy = project.submittedUnder("us-japan-framework");
        Round round = candidacy.asksForNextGate();
        Instant firstDeadline = round.deadline();
        scenario.until(noon(holiday.minusDays(7)));
        round.takes("JPN", Map.of("decision", "REQUEST_INFORMATION", "reasons", "Who buys the oxide?"));
        int left = Calendars.workingDaysBetween(day(scenario.now()), day(firstDeadline), PARTIES);
        scenario.until(noon(holiday.minusDays(1)));

        round.answers("JPN", "us-doe-desk", "A magnet maker in Nagoya, see the offtake section");

        LocalDate expected = Calendars.workingDayAfter(holiday.minusDays(1), Math.max(3, left), PARTIES);
        assertThat(day(round.deadline())).isEqualTo(expected);
        assertThat(expected)
                .as("Without the holiday it would have ended a working day before")
                .isAfter(Calendars.workingDayAfter(holiday.minusDays(1), Math.max(3, left), List.of("USA")));
        round.takes("JPN", Map.of("decision", "APPROVE", "reasons", "Answered", "replaces", 1));
        round.approves("USA");
        assertThat(round.concluded().path("outcome").asText()).isEqualTo("APPROVED");
        assertThat(candidacy.stage()).isEqualTo("SCREENING");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 1))
                .containsExactly(
                        "minerals.review.opened.v1",
                        "minerals.review.position-taken.v1",
                        "minerals.review.information-requested.v1",
                        "minerals.review.information-answered.v1",
                        RESUMED,
                        "minerals.review.position-taken.v1",
                        "minerals.review.position-taken.v1",
                        CONCLUDED);
        project.isToldTo("us-doe-desk", "minerals.review.information-requested.v1");
        project.isToldTo("jp-meti-signatory", RESUMED);
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "INFORMATION_REQUESTED us-japan-framework",
                        "party: JPN, question: Who buys the oxide?",
                        "INFORMATION_ANSWERED us-japan-framework by USA/us-doe",
                        "answer: A magnet maker in Nagoya, see the offtake section",
                        "CLOCK_RESUMED us-japan-framework by the system",
                        "REVIEW_CONCLUDED us-japan-framework",
                        "explanation: USA and JPN approved.");
    }

    @Test
    void aReserveRunsOutAndSilenceDoesNotConsentInItsPlace(Scenario scenario) {
        NominatedProject project = scenario.nominated("Reserve", "AU");
        Candidacy candidacy = project.submittedUnder("us-eu-mou");
        Round round = candidacy.asksForNextGate();
        round.approves("USA");
        LocalDate until = day(scenario.now()).plusDays(4);
        round.takes(
                "EU",
                Map.of(
                        "decision", "RESERVE",
                        "reasons", "Scrutiny reserve of the European Parliament",
                        "reserveUntil", until.toString()));
        scenario.until(noon(until.plusDays(1)));
        project.events(Topics.REVIEWS, EXPIRED, 1);
        assertThat(round.now().path("pending").findValuesAsText("party")).containsExactly("EU");

        round.passesDeadline();

        JsonNode review = round.concluded();
        assertThat(review.path("outcome").asText()).isEqualTo("LAPSED");
        assertThat(candidacy.stage()).isEqualTo("IDENTIFICATION");
        assertThat(project.events(Topics.REVIEWS, CONCLUDED, 1)).containsOnlyOnce(EXPIRED);
        project.isToldTo("eu-grow-signatory", EXPIRED);
        assertThat(project.historyFor(ONLOOKER))
                .containsSubsequence(
                        "POSITION_TAKEN us-eu-mou by EU/eu-grow",
                        "decision: RESERVE",
                        "reasons: Scrutiny reserve of the European Parliament",
                        "reserveUntil: " + until,
                        "RESERVE_EXPIRED us-eu-mou by the system",
                        "party: EU",
                        "REVIEW_CONCLUDED us-eu-mou",
                        "explanation: At the deadline USA approved and EU reserved a position: both had to approve")
                .doesNotContain("STAGE_CHANGED");
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(NEW_YORK).toLocalDate();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(NEW_YORK).toInstant();
    }
}
