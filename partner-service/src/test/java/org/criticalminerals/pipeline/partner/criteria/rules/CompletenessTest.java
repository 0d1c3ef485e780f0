package org.criticalminerals.pipeline.partner.criteria.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness.Asked;
import org.criticalminerals.pipeline.partner.criteria.rules.Completeness.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a party's answers are all there: a row for each way in which one can lack. */
class CompletenessTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Asked ITEM = new Asked("a", "(a) Supply", "words");

    /** Answers are written version, validity, and whether released: {@code 1 r}, {@code 2 until-2026-11-23}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nobody answered                            |                                     | UNANSWERED    | UNANSWERED
            answered and released                      | 1 r                                 | -             | -
            answered for the own party alone           | 1                                   | NOT_RELEASED  | -
            released, a later draft is no matter       | 1 r; 2                              | -             | -
            a later draft that ran out is no matter    | 1 r; 2 until-2026-11-23             | -             | EXPIRED
            it holds on its last day                   | 1 r until-2026-11-24                | -             | -
            it ran out yesterday                       | 1 r until-2026-11-23                | EXPIRED       | EXPIRED
            it ran out, and the next isn't released    | 1 r until-2026-11-23; 2             | NOT_RELEASED  | -
            it ran out, and the next is released       | 1 r until-2026-11-23; 2 r           | -             | -
            it holds from today on                     | 1 r from-2026-11-24                 | -             | -
            it holds from tomorrow on                  | 1 r from-2026-11-25                 | NOT_YET_VALID | NOT_YET_VALID
            it answers other words                     | 1 r reworded                        | REWORDED      | REWORDED
            it answers other words, the next these     | 1 r reworded; 2 r                   | -             | -
            the latest one released counts             | 2 r until-2026-11-23; 1 r           | EXPIRED       | EXPIRED
            """)
    void anItemIsOpen(String name, String answers, Completeness.Why forGate, Completeness.Why forRelease) {
        List<Given> given = answers == null
                ? List.of()
                : Stream.of(answers.split(";"))
                        .map(String::strip)
                        .map(CompletenessTest::given)
                        .toList();

        assertThat(Completeness.openForGate(List.of(ITEM), given, DAY))
                .extracting(Completeness.Open::why)
                .isEqualTo(forGate == null ? List.of() : List.of(forGate));
        assertThat(Completeness.openForRelease(List.of(ITEM), given, DAY))
                .extracting(Completeness.Open::why)
                .isEqualTo(forRelease == null ? List.of() : List.of(forRelease));
    }

    @Test
    void eachItemIsLookedAtForItselfInTheOrderAsked() {
        List<Asked> asked = List.of(ITEM, new Asked("b", "(b)", "other"), new Asked("c", "(c)", "third"));

        assertThat(Completeness.openForGate(asked, Set.of(new Given("b", 1, "other", null, null, true)), DAY))
                .extracting(open -> open.item().code())
                .containsExactly("a", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALWAYS    | DE     | true
            ALWAYS    |        | true
            TERRITORY | DE     | true
            TERRITORY | AU, DE | true
            TERRITORY | AU     | false
            TERRITORY |        | false
            ELSEWHERE | AU     | true
            ELSEWHERE | AU, DE | true
            ELSEWHERE | DE     | false
            ELSEWHERE |        | false
            """)
    void anItemAppliesByWhereTheSitesLie(Applies applies, String sites, boolean expected) {
        Set<String> countries = sites == null
                ? Set.of()
                : Stream.of(sites.split(",")).map(String::strip).collect(Collectors.toSet());

        assertThat(applies.to(countries, List.of("DE", "FR"))).isEqualTo(expected);
    }

    private static Given given(String text) {
        List<String> words = List.of(text.split(" "));
        return new Given(
                "a",
                Integer.parseInt(words.getFirst()),
                words.contains("reworded") ? "earlier words" : "words",
                day(words, "from-"),
                day(words, "until-"),
                words.contains("r"));
    }

    private static LocalDate day(List<String> words, String prefix) {
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> LocalDate.parse(word.substring(prefix.length())))
                .findFirst()
                .orElse(null);
    }
}
