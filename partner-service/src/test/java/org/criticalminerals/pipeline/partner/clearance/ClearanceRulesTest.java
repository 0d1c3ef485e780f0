package org.criticalminerals.pipeline.partner.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.partner.clearance.ClearanceRules.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named cases: where a clearance stands, who is missing before a signature, when to remind. */
class ClearanceRulesTest {

    private static final Instant DUE = Instant.parse("2026-12-01T16:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            asked, in time                    | false | - | - | -60 | WAITING
            asked, on the instant             | false | - | 1 | 0   | WAITING
            asked, too late                   | false | - | 1 | 1   | OVERDUE
            answered before there was a draft | true  | - | - | -60 | ANSWERED
            answered on the draft             | true  | 2 | 2 | -60 | ANSWERED
            answered, however late            | true  | 2 | 2 | 60  | ANSWERED
            answered before the first draft   | true  | - | 1 | -60 | ANSWERED_ON_OLDER_DRAFT
            answered on an older draft        | true  | 1 | 2 | -60 | ANSWERED_ON_OLDER_DRAFT
            asked again after an answer       | false | 1 | 2 | -60 | WAITING
            """)
    void whereItStands(String what, boolean answered, Integer on, Integer draft, int after, Standing expected) {
        assertThat(ClearanceRules.standing(answered, on, draft, DUE, DUE.plusSeconds(after)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            none is mandatory            | -             | -             | -
            none is mandatory, one spoke | -             | us-doe        | -
            one is missing               | us-doe        | -             | us-doe
            one spoke                    | us-doe        | us-doe        | -
            another spoke                | us-doe        | us-ustr       | us-doe
            one of two is missing        | us-doe us-dfc | us-dfc        | us-doe
            both are missing, in order   | us-doe us-dfc | us-ustr       | us-doe us-dfc
            """)
    void whoIsMissingBeforeASignature(String what, String mandatory, String answered, String missing) {
        assertThat(ClearanceRules.missing(names(mandatory), Set.copyOf(names(answered))))
                .isEqualTo(names(missing));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            asked days before            | 2026-11-25T10:00:00Z | 2026-11-30T16:00:00Z | 2026-11-30T16:00:00Z
            asked after that moment      | 2026-12-01T09:00:00Z | 2026-11-30T16:00:00Z | 2026-12-01T16:00:00Z
            asked at that moment         | 2026-11-30T16:00:00Z | 2026-11-30T16:00:00Z | 2026-12-01T16:00:00Z
            """)
    void whenToRemindFirst(String what, Instant asked, Instant before, Instant expected) {
        assertThat(ClearanceRules.firstReminder(asked, before, DUE)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            before the day      | -3600 | 2026-12-01T16:00:00Z
            on the instant      | 0     | -
            once it has passed  | 3600  | -
            """)
    void whenToRemindNext(String what, int after, Instant expected) {
        assertThat(ClearanceRules.nextReminder(DUE.plusSeconds(after), DUE)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            within the review | 2026-11-25T16:00:00Z | 2026-11-25T16:00:00Z
            behind its end    | 2026-12-09T16:00:00Z | 2026-12-01T16:00:00Z
            """)
    void neverBehindTheReviewsDeadline(String what, Instant asked, Instant expected) {
        assertThat(ClearanceRules.dueAt(asked, DUE)).isEqualTo(expected);
    }

    private static List<String> names(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableList());
    }
}
