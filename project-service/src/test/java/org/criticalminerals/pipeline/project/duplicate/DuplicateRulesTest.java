package org.criticalminerals.pipeline.project.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.criticalminerals.pipeline.project.dossier.NameKeys;
import org.criticalminerals.pipeline.project.duplicate.DuplicateRules.Ground;
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

    @Test
    void theSameNameIsAMatch() {
        assertThat(DuplicateRules.grounds(
                        new Likeness("jadar", "rio tinto", List.of()), new Likeness("jadar", "other", List.of())))
                .containsExactly(Ground.NAME);
    }

    @Test
    void theSamePromoterAtTheSameNamedSiteIsAMatch() {
        assertThat(DuplicateRules.grounds(
                        like("a", new Place("SE", "Per Geijer", null, null)),
                        like("b", new Place("SE", "Per Geijer deposit", null, null))))
                .containsExactly(Ground.PROMOTER_AND_SITE);
    }

    @Test
    void theSamePromoterNearbyIsAMatch() {
        Place one = new Place("AU", null, -22.60, 133.20);

        assertThat(DuplicateRules.grounds(like("a", one), like("b", new Place("AU", "Other", -22.65, 133.24))))
                .containsExactly(Ground.PROMOTER_AND_SITE);
        assertThat(DuplicateRules.grounds(like("a", one), like("b", new Place("AU", "Other", -22.80, 133.20))))
                .isEmpty();
    }

    @Test
    void aCountryAloneIsNoMatch() {
        assertThat(DuplicateRules.grounds(
                        like("a", new Place("BE", null, null, null)), like("b", new Place("BE", null, null, null))))
                .isEmpty();
    }

    @Test
    void anotherPromoterAtTheSameSiteIsNoMatch() {
        Place place = new Place("SE", "Per Geijer", 67.9, 20.2);

        assertThat(DuplicateRules.grounds(
                        new Likeness("a", "lkab", List.of(place)), new Likeness("b", "boliden", List.of(place))))
                .isEmpty();
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

    private static Likeness like(String name, Place place) {
        return new Likeness(name, "promoter", List.of(place));
    }
}
