package org.criticalminerals.pipeline.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language a reader gets, and its forms of dates and figures. */
class LanguageTest {

    private static final Instant DEADLINE = Instant.parse("2026-12-08T16:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja   | fr-FR,en;q=0.5        | JAPANESE",
                "''   | pt-BR,fr-CA;q=0.8,en  | ENGLISH",
                "''   | pt-BR,fr-CA;q=0.8     | FRENCH",
                "pt   | es-MX                 | SPANISH",
                "''   | no such language;;    | ENGLISH",
                "''   |                       | ENGLISH",
                "de-AT|                       | GERMAN"
            })
    void theAccountComesBeforeTheBrowserAndEnglishLast(String claim, String accepted, Language wanted) {
        assertThat(Language.preferred(claim, accepted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FRENCH  | EU  | 8 décembre 2026 17:00 CET        | juin 2029     | 3 800,50",
                "GERMAN  | EU  | 8. Dezember 2026, 17:00 MEZ      | Juni 2029     | 3.800,50",
                "SPANISH | EU  | 8 de diciembre de 2026, 17:00 CET| junio de 2029 | 3.800,50",
                "SPANISH | MEX | 8 de diciembre de 2026, 10:00 a.m. CST| junio de 2029 | 3,800.50",
                "JAPANESE| JPN | 2026年12月9日 1:00 JST           | 2029年6月     | 3,800.50"
            })
    void momentsAndFiguresHaveTheLanguagesForm(
            Language language, String party, String moment, String month, String figure) {
        Reader reader = Reader.of(party, null).in(language, party);

        assertThat(plain(reader.moment(DEADLINE))).isEqualTo(moment);
        assertThat(reader.date("2029-06")).isEqualTo(month);
        assertThat(plain(reader.number("3800.50"))).isEqualTo(figure);
    }

    @Test
    void tagsAreThoseThatOfficeProgramsKnow() {
        assertThat(Language.FRENCH.tag(Language.FRENCH.locale("USA"))).isEqualTo("fr-FR");
        assertThat(Language.SPANISH.tag(Language.SPANISH.locale("MEX"))).isEqualTo("es-MX");
        assertThat(Language.JAPANESE.tag(Language.JAPANESE.locale("EU"))).isEqualTo("ja-JP");
    }

    private static String plain(String text) {
        return text.replaceAll("[\u00a0\u202f]", " ");
    }
}
