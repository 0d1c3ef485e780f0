package org.criticalminerals.pipeline.partner.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.partner.access.AccessLaw.Term;
import org.criticalminerals.pipeline.partner.access.AccessLaw.Unit;
import org.criticalminerals.pipeline.partner.access.AccessRules.Answer;
import org.criticalminerals.pipeline.partner.access.AccessRules.Decision;
import org.criticalminerals.pipeline.partner.access.AccessRules.Refusal;
import org.criticalminerals.pipeline.partner.access.AccessRules.Release;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of another party's information can be released, and by when: the table of answers and releases. */
class AccessRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1);

    @ParameterizedTest
    @CsvSource({
        // answer, ALL, REDACTED, NONE
        "RELEASE,          true,  true,  true",
        "RELEASE_REDACTED, false, true,  true",
        "REFUSE,           false, false, true",
        "SILENCE,          false, false, true"
    })
    void nothingIsReleasedThatItsOriginatorHasNotReleased(String said, boolean all, boolean redacted, boolean none) {
        Answer answer = said.equals("SILENCE") ? null : Answer.valueOf(said);

        assertThat(AccessRules.covers(answer, Release.ALL)).isEqualTo(all);
        assertThat(AccessRules.covers(answer, Release.REDACTED)).isEqualTo(redacted);
        assertThat(AccessRules.covers(answer, Release.NONE)).isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // decision | EU answers | EU's is released | JPN answers | JPN's is released | grounds | faults
                "FULL    | RELEASE          | ALL      | RELEASE | ALL  | -     | -",
                "FULL    | RELEASE          | ALL      | -       | ALL  | -     | /releases/JPN",
                "FULL    | RELEASE          | REDACTED | RELEASE | ALL  | -     | /releases/EU",
                "FULL    | RELEASE          | ALL      | RELEASE | ALL  | b4    | /grounds",
                "FULL    | REFUSE           | ALL      | REFUSE  | ALL  | -     | /releases/EU /releases/JPN",
                "PARTIAL | RELEASE_REDACTED | REDACTED | -       | NONE | b4    | -",
                "PARTIAL | RELEASE_REDACTED | ALL      | -       | NONE | b4    | /releases/EU",
                "PARTIAL | RELEASE          | REDACTED | REFUSE  | NONE | b1 b4 | -",
                "PARTIAL | RELEASE          | REDACTED | REFUSE  | NONE | -     | /grounds",
                "PARTIAL | RELEASE          | REDACTED | REFUSE  | NONE | zz    | /grounds",
                "PARTIAL | RELEASE          | REDACTED | REFUSE  | -    | b4    | /releases/JPN",
                "REFUSED | -                | NONE     | -       | NONE | b1    | -",
                "REFUSED | RELEASE          | ALL      | -       | NONE | b1    | /releases/EU",
                "REFUSED | -                | NONE     | -       | NONE | -     | /grounds"
            })
    void aDecisionSaysWhatIsReleasedOfEachAndWhyTheRestIsNot(
            Decision decision, String eu, String ofEu, String japan, String ofJapan, String grounds, String faults) {
        Map<String, Answer> answers = new HashMap<>();
        Map<String, Release> releases = new HashMap<>();
        given(eu).ifPresent(answer -> answers.put("EU", Answer.valueOf(answer)));
        given(japan).ifPresent(answer -> answers.put("JPN", Answer.valueOf(answer)));
        given(ofEu).ifPresent(release -> releases.put("EU", Release.valueOf(release)));
        given(ofJapan).ifPresent(release -> releases.put("JPN", Release.valueOf(release)));

        List<FieldError> found = AccessRules.faults(
                decision,
                releases,
                answers,
                Set.of("EU", "JPN"),
                given(grounds).map(codes -> Arrays.asList(codes.split(" "))).orElse(List.of()),
                Set.of("b1", "b4"));

        assertThat(found)
                .extracting(FieldError::pointer)
                .containsExactlyElementsOf(
                        given(faults).map(list -> List.of(list.split(" "))).orElse(List.of()));
    }

    private static Optional<String> given(String cell) {
        return cell.equals("-") ? Optional.empty() : Optional.of(cell);
    }

    @Test
    void nothingIsReleasedOfWhoWasNotAsked() {
        assertThat(AccessRules.faults(
                        Decision.PARTIAL, Map.of("MEX", Release.ALL), Map.of(), Set.of(), List.of("b4"), Set.of("b4")))
                .extracting(FieldError::pointer)
                .containsExactly("/releases/MEX");
    }

    @ParameterizedTest
    @CsvSource({
        "true,  false, true,  -1, ",
        "false, false, true,  -1, access-decided",
        "true,  true,  true,  -1, extended-already",
        "true,  false, false, -1, no-extension",
        "true,  false, true,  0,  ",
        "true,  false, true,  1,  term-over"
    })
    void aTermIsExtendedOnceAndBeforeItIsOver(
            boolean isOpen, boolean isExtended, boolean isForeseen, int secondsAfter, String rule) {
        Optional<Refusal> refusal = AccessRules.extension(
                isOpen, isExtended ? NOW : null, isForeseen, LATER, LATER.plusSeconds(secondsAfter));

        assertThat(refusal.map(Refusal::rule).orElse(null)).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "true,  RELEASE,          true",
        "true,  RELEASE_REDACTED, true",
        "true,  REFUSE,           true",
        "false, RELEASE,          false",
        "false, RELEASE_REDACTED, false",
        "false, REFUSE,           true"
    })
    void aDeskOfficerKeepsBackAndASignatoryLetsOut(boolean maySign, Answer answer, boolean may) {
        assertThat(AccessRules.answer(maySign, answer).isEmpty()).isEqualTo(may);
    }

    @Test
    void whoAnswersIsNoOriginatorToConsult() {
        assertThat(AccessRules.originators("USA", List.of("EU", "USA"), List.of("JPN", "EU")))
                .containsExactly("EU", "JPN");
    }

    @ParameterizedTest
    @CsvSource({
        // Thursday the 26th is a holiday there; received on Wednesday the 25th.
        "1,  WORKING_DAYS,  2026-11-27",
        "3,  WORKING_DAYS,  2026-12-01",
        "2,  CALENDAR_DAYS, 2026-11-27",
        "3,  CALENDAR_DAYS, 2026-11-30",
        "1,  CALENDAR_DAYS, 2026-11-27",
        "30, CALENDAR_DAYS, 2026-12-25"
    })
    void aTermEndsOnADayOnWhichThePartyWorks(int length, Unit unit, LocalDate end) {
        PartyCalendar calendar = new PartyCalendar(
                "USA",
                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                2026,
                2027,
                Map.of(LocalDate.of(2026, 11, 26), "Thanksgiving"),
                List.of());
        CutOff cutOff = new CutOff(LocalTime.of(17, 0), ZoneId.of("America/New_York"));
        WorkingDays days = new WorkingDays(List.of(calendar), cutOff);

        assertThat(new Term(length, unit, null).after(cutOff.on(LocalDate.of(2026, 11, 25)), days))
                .isEqualTo(cutOff.on(end));
    }
}
