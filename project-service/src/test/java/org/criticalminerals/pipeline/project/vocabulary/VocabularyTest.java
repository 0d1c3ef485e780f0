package org.criticalminerals.pipeline.project.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import org.criticalminerals.pipeline.project.testing.TestVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private final Vocabulary vocabulary = TestVocabulary.read();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    lithium                                 | lithium            | -
                    Lithium                                 | lithium            | -
                    battery-grade lithium                   | lithium            | battery grade
                    manganese - battery grade               | manganese          | battery grade
                    boron - metallurgy grade                | boron              | metallurgy grade
                    graphite - battery grade                | graphite           | battery grade
                    rare earth elements                     | REE                | -
                    rare earth elements for permanent magnets | REE              | -
                    rare  earth elements (samarium)         | samarium           | -
                    light rare earth elements               | LREE               | -
                    platinum group metals                   | PGM                | -
                    bauxite/alumina/aluminium               | aluminum           | -
                    aluminium                               | aluminum           | -
                    NdPr                                    | NdPr               | -
                    ndfeb magnets                           | NdFeB magnets      | -
                    coking coal                             | metallurgical coal | -
                    REE                                     | REE                | -
                    unobtainium                             | -                  | -
                    battery-grade unobtainium               | -                  | -
                    """)
    void resolvesNamesAsSourcesWriteThem(String written, String code, String grade) {
        assertThat(vocabulary.mineral(written).code()).isEqualTo(code);
        assertThat(vocabulary.mineral(written).grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "extraction,MINING",
        "Mining,MINING",
        "processing,PROCESSING",
        "RECYCLING,RECYCLING",
        "substitution,SUBSTITUTION"
    })
    void resolvesSteps(String written, String code) {
        assertThat(vocabulary.step(written)).isEqualTo(code);
    }

    @Test
    void knowsTheSevenSteps() {
        assertThat(vocabulary.steps())
                .containsExactly(
                        "MINING", "REFINING", "PROCESSING", "SEPARATION", "RECYCLING", "SUBSTITUTION", "MANUFACTURING");
        assertThat(vocabulary.step("smelting")).isNull();
    }

    @Test
    void namesTheNearestOfWhatItDoesNotKnow() {
        assertThat(vocabulary.unknownMineral("lithum")).contains("did you mean lithium");
        assertThat(vocabulary.unknownMineral("neodymum")).contains("neodymium");
        assertThat(vocabulary.unknownMineral("xyzzy")).contains("GET /api/v1/vocabulary");
        assertThat(vocabulary.unknownMineral("x".repeat(5_000))).hasSizeLessThan(200);
    }

    @Test
    void findsAGroupByItsMembersAndAProductByItsContents() {
        assertThat(vocabulary.searchTerms("neodymium")).containsExactly("neodymium", "LREE", "REE");
        assertThat(vocabulary.searchTerms("NdPr")).contains("NdPr", "neodymium", "praseodymium", "REE");
        assertThat(vocabulary.searchTerms("REE")).containsExactly("REE");
        assertThat(vocabulary.searchTerms("HREE")).containsExactly("HREE", "REE");
    }

    @Test
    void saysWhichAliasPointsNowhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VocabularyData.read(file -> new StringReader(
                        switch (file) {
                            case "minerals.csv" -> "mineral,group\nlithium,\n";
                            case "groups.csv" -> "group,name,within\n";
                            case "steps.csv" -> "step,also_written\nMINING,\n";
                            default -> "as_written,resolves_to,kind\nLi,lithuim,spelling\n";
                        })))
                .withMessageContaining("mineral-aliases.csv")
                .withMessageContaining("lithuim");
    }
}
