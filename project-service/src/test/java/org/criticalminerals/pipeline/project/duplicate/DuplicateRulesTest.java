package org.criticalminerals.pipeline.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.project.dossier.NameKeys;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Alike;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Likeness;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateRulesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Barroso Lithium Project  | barroso lithium
                    BARROSO  lithium         | barroso lithium
                    Mina Doade Project       | mina doade
                    São Miguel Paulista      | sao miguel paulista
                    Neves-Corvo – 3rd Silo   | neves corvo 3rd silo
                    Project                  | project
                    !!!                      | !!!
                    """)
    void namesAreComparedWithoutCaseAccentsAndPunctuation(String name, String key) {
        assertThat(NameKeys.nameKey(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Keliber Technology Oy (Sibanye-Stillwater) | keliber technology
                    Portovesme Srl (Glencore)                  | portovesme
                    Portovesme S.r.l.                          | portovesme
                    Pobuzhzhya's Development LLC               | pobuzhzhya s development
                    Arafura Rare Earths Ltd.                   | arafura rare earths
                    Rio Tinto plc                              | rio tinto
                    Limited                                    | limited
                    (TJ SPC)                                   | tj spc
                    """)
    void promotersAreComparedWithoutLegalForms(String promoter, String key) {
        assertThat(NameKeys.promoterKey(promoter)).isEqualTo(key);
    }

    // Each side is: name; promoter; sites as country/name/latitude/longitude; minerals. Expected: grounds and score.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            the same name is enough             | jadar; rio tinto; -; -                    | jadar; other; -; -                              | NAME                                        | 50 | true
            a similar name alone is not         | nolans; arafura; -; -                     | nolans bore; other; -; -                        | SIMILAR_NAME                                | 20 | false
            a similar name of one promoter is   | nolans; arafura; -; -                     | nolans bore; arafura; -; -                      | SIMILAR_NAME PROMOTER                       | 40 | true
            a promoter alone is not             | a; lkab; -; -                             | b; lkab; -; -                                   | PROMOTER                                    | 20 | false
            nor with a mineral in common        | a; lkab; -; iron                          | b; lkab; -; iron                                | PROMOTER MINERALS                           | 30 | false
            nor minerals alone                  | a; x; -; lithium                          | b; y; -; lithium                                | MINERALS                                    | 10 | false
            a country alone is not              | a; x; BE///; -                            | b; y; BE///; -                                  | -                                           | 0  | false
            one promoter at one named site      | a; x; SE/Per Geijer//; -                  | b; x; SE/Per Geijer deposit//; -                | PROMOTER SITE_NAME                          | 45 | true
            a site's name in another country    | a; x; SE/Per Geijer//; -                  | b; x; NO/Per Geijer//; -                        | PROMOTER                                    | 20 | false
            one promoter within ten kilometres  | a; x; AU//-22.60/133.20; -                | b; x; AU//-22.65/133.24; -                      | PROMOTER SITE_WITHIN_10_KM                  | 50 | true
            one promoter within 25 kilometres   | a; x; AU//-22.60/133.20; -                | b; x; AU//-22.80/133.20; -                      | PROMOTER SITE_WITHIN_25_KM                  | 30 | false
            that with minerals in common is     | a; x; AU//-22.60/133.20; NdPr             | b; x; AU//-22.80/133.20; NdPr lithium           | PROMOTER SITE_WITHIN_25_KM MINERALS         | 40 | true
            farther is no ground                | a; x; AU//-22.60/133.20; NdPr             | b; x; AU//-22.90/133.20; NdPr                   | PROMOTER MINERALS                           | 30 | false
            another promoter at the same place  | a; lkab; SE/Per Geijer/67.9/20.2; -       | b; boliden; SE/Per Geijer/67.9/20.2; -          | SITE_WITHIN_1_KM                            | 35 | false
            that with minerals in common is too | a; lkab; SE/Per Geijer/67.9/20.2; iron    | b; boliden; SE/Per Geijer/67.9/20.2; iron       | SITE_WITHIN_1_KM MINERALS                   | 45 | true
            a neighbour with minerals in common | a; x; AU//-22.60/133.20; NdPr             | b; y; AU//-22.65/133.24; NdPr                   | SITE_WITHIN_10_KM MINERALS                  | 40 | true
            the nearest of several sites counts | a; x; CL//-23/-68 AR//-24/-66; -          | b; x; PE//-9/-75 AR//-24.01/-66; -              | PROMOTER SITE_WITHIN_10_KM                  | 50 | true
            across the date line                | a; x; FJ//-17/179.99; -                   | b; x; FJ//-17/-179.99; -                        | PROMOTER SITE_WITHIN_10_KM                  | 50 | true
            half a coordinate is none           | a; x; AU//-22.60/; -                      | b; x; AU//-22.60/; -                            | PROMOTER                                    | 20 | false
            everything                          | a; x; AU/Site/-22.6/133.2; NdPr           | a; x; AU/Site/-22.6/133.2; NdPr                 | NAME PROMOTER SITE_WITHIN_1_KM MINERALS     | 115 | true
            """)
    void grounds(String named, String one, String other, String grounds, int score, boolean candidate) {
        Alike alike = DuplicateRules.compare(likeness(one), likeness(other));

        assertThat(alike.grounds().stream().map(Enum::name).toList())
                .containsExactlyInAnyOrder(grounds == null ? new String[0] : grounds.split(" "));
        assertThat(alike.score()).isEqualTo(score);
        assertThat(alike.isCandidate()).isEqualTo(candidate);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a; x; AU//-22.60/133.20; NdPr | b; y; AU//-22.65/133.24; NdPr
            a; x; SE/Site//; iron         | a; y; SE/Site/1/1; lithium
            nolans; x; -; -               | nolans bore; x; -; -
            """)
    void neitherOfTwoComesFirst(String one, String other) {
        assertThat(DuplicateRules.compare(likeness(one), likeness(other)))
                .isEqualTo(DuplicateRules.compare(likeness(other), likeness(one)));
    }

    @Test
    void measuresGreatCircles() {
        assertThat(DuplicateRules.kilometres(
                        new Place("FR", null, 48.8566, 2.3522), new Place("GB", null, 51.5074, -0.1278)))
                .isBetween(343.0, 344.5);
        assertThat(DuplicateRules.kilometres(
                        new Place("FJ", null, -17.0, 179.99), new Place("FJ", null, -17.0, -179.99)))
                .isLessThan(3);
    }

    private static Likeness likeness(String text) {
        String[] parts = text.strip().split(";\\s*");
        return new Likeness(
                parts[0],
                parts[1],
                parts[2].equals("-")
                        ? List.of()
                        : Stream.of(parts[2].split(" (?=[A-Z]{2}/)"))
                                .map(DuplicateRulesTest::place)
                                .toList(),
                parts[3].equals("-") ? Set.of() : Set.of(parts[3].split(" ")));
    }

    private static Place place(String text) {
        String[] parts = text.split("/", -1);
        return new Place(parts[0], parts[1].isEmpty() ? null : parts[1], degrees(parts[2]), degrees(parts[3]));
    }

    private static Double degrees(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }
}
