package org.criticalminerals.pipeline.partner.recusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named cases: whether somebody is left who can sign for a party. */
class RecusalRulesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nobody keeps out                          | ann bob | -       | -       | false | false
            one of two keeps out                      | ann bob | ann     | -       | false | false
            both keep out                             | ann bob | ann bob | -       | false | true
            one keeps out, the other wrote it         | ann bob | ann     | bob     | false | true
            both wrote it and nobody keeps out        | ann bob | -       | ann bob | false | false
            only somebody who doesn't sign keeps out  | ann bob | carl    | -       | false | false
            the only one keeps out                    | ann     | ann     | -       | false | true
            the directory has told nothing            | -       | ann     | -       | false | false
            the party says so itself                  | ann bob | -       | -       | true  | true
            """)
    void whetherAPartyIsWithoutVoice(
            String what, String signatories, String recused, String editors, boolean declared, boolean expected) {
        assertThat(RecusalRules.isWithoutVoice(names(signatories), names(recused), names(editors), declared))
                .isEqualTo(expected);
    }

    private static Set<String> names(String text) {
        return text == null ? Set.of() : Arrays.stream(text.split(" ")).collect(Collectors.toSet());
    }
}
