package org.criticalminerals.pipeline.project.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.project.dossier.SectionRules;
import org.criticalminerals.pipeline.project.dossier.section.Production;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.dossier.section.Sites;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Bad;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Good;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Mapped;
import org.criticalminerals.pipeline.project.testing.TestVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowMappingTest {

    private static final String HEADER =
            "name,promoter,country,minerals,value_chain_step,nominating_party,nominating_agency,agreement,programme,designated_on\n";
    private static final ActingOfficial DESK =
            new ActingOfficial("s", "us-doe-desk", "Desk", null, "us-doe", "USA", Set.of("desk-officer"));
    private static final ActingOfficial COORDINATOR =
            new ActingOfficial("c", "coordinator", "C", null, "secretariat", "SECRETARIAT", Set.of("coordinator"));

    @Test
    void everyRowOfTheDemonstrationIsGood() throws Exception {
        try (InputStream file = Files.newInputStream(Path.of("..", "deploy", "local", "demo", "projects.csv"))) {
            List<Mapped> rows = map(file, COORDINATOR);

            assertThat(rows).hasSize(95).allSatisfy(row -> assertThat(row).isInstanceOf(Good.class));
        }
    }

    @Test
    void keepsSeveralCountriesMineralsAndSteps() {
        Good row = (Good) one("P,X,FR;NA;DE,graphite;battery-grade lithium,extraction;processing,USA,DOE,,,");

        assertThat(row.sites().sites()).extracting(Sites.Site::country).containsExactly("FR", "NA", "DE");
        assertThat(row.production().lines())
                .extracting(Production.Line::mineral, Production.Line::grade, Production.Line::step)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("graphite", null, "MINING"),
                        org.assertj.core.groups.Tuple.tuple("graphite", null, "PROCESSING"),
                        org.assertj.core.groups.Tuple.tuple("lithium", "battery grade", "MINING"),
                        org.assertj.core.groups.Tuple.tuple("lithium", "battery grade", "PROCESSING"));
    }

    @Test
    void aProgrammeBecomesADesignationWithItsDateAsKnown() {
        Good row = (Good) one("P,X,AU,nickel,processing,USA,State,us-eu-mou,MSP; DFC loan USD 150m,2026-03");

        assertThat(row.designations())
                .extracting(Designations.Designation::programme)
                .containsExactly("MSP", "DFC loan USD 150m");
        assertThat(row.designations().getFirst().date()).hasToString("2026-03");
        assertThat(row.agency()).isEqualTo("us-state");
        assertThat(row.agreement().code()).isEqualTo("us-eu-mou");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    ,X,AU,nickel,processing,USA,State,,,                    | name
                    P,,AU,nickel,processing,USA,State,,,                    | promoter
                    P,X,Australia,nickel,processing,USA,State,,,            | country
                    P,X,AU,unobtainium,processing,USA,State,,,              | minerals
                    P,X,AU,nickel,smelting,USA,State,,,                     | value_chain_step
                    P,X,AU,,processing,USA,State,,,                         | minerals
                    P,X,AU,nickel,,USA,State,,,                             | value_chain_step
                    P,X,AU,nickel,processing,EU,DG GROW,,,                  | nominating_party
                    P,X,AU,nickel,processing,USA,DG GROW,,,                 | nominating_agency
                    P,X,AU,nickel,processing,USA,State,nato,,               | agreement
                    P,X,AU,nickel,processing,USA,State,eu-only,,            | agreement
                    P,X,AU,nickel,processing,USA,State,,MSP,last year       | designated_on
                    P,X,AU,nickel,processing,USA,State,,,2026               | programme
                    """)
    void namesTheColumnThatIsBad(String row, String column) {
        assertThat(one(row)).isInstanceOfSatisfying(Bad.class, bad -> {
            assertThat(bad.error().column()).isEqualTo(column);
            assertThat(bad.error().line()).isEqualTo(2);
        });
    }

    @Test
    void aRowOfOtherLengthIsBad() {
        assertThat(one("P,X"))
                .isInstanceOfSatisfying(
                        Bad.class, bad -> assertThat(bad.error().message()).contains("2 fields"));
    }

    @Test
    void theLineIsTheFirstOfARecordWithSeveralLines() {
        List<Mapped> rows = map(
                stream(HEADER
                        + "\"P\nwith a break\",X,AU,nickel,processing,USA,State,,,\n"
                        + "Q,X,AU,unobtainium,processing,USA,State,,,\n"),
                DESK);

        assertThat(((Good) rows.getFirst()).line()).isEqualTo(2);
        assertThat(((Bad) rows.getLast()).error().line()).isEqualTo(4);
    }

    @Test
    void theCoordinatorImportsForAnyPartyAndNamesIt() {
        assertThat(map(stream(HEADER + "P,X,AU,nickel,processing,EU,DG GROW,,,\n"), COORDINATOR)
                        .getFirst())
                .isInstanceOf(Good.class);
        assertThat(map(stream(HEADER + "P,X,AU,nickel,processing,,,,,\n"), COORDINATOR)
                        .getFirst())
                .isInstanceOf(Bad.class);
    }

    @Test
    void anOfficialsOwnAgencyGoesWithoutSaying() {
        assertThat(((Good) one("P,X,AU,nickel,processing,,,,,")).agency()).isEqualTo("us-doe");
    }

    @Test
    void refusesAHeaderWithATypo() {
        assertThat(Columns.objection(List.of("name", "promoter", "contry")))
                .hasValueSatisfying(
                        objection -> assertThat(objection).contains("contry").contains("country"));
        assertThat(Columns.objection(List.of("name"))).isPresent();
        assertThat(Columns.objection(List.of("name", "promoter", "name"))).isPresent();
        assertThat(Columns.objection(List.of("Name", " promoter "))).isEmpty();
    }

    private static Mapped one(String row) {
        return map(stream(HEADER + row + "\n"), DESK).getFirst();
    }

    private static List<Mapped> map(InputStream file, ActingOfficial official) {
        List<Mapped> mapped = new ArrayList<>();
        RowMapping mapping = new RowMapping(new Demonstration(), official);
        try (CsvRows rows = CsvRows.open(file)) {
            int columns = rows.header().size();
            rows.forEachRemaining(row -> mapped.add(mapping.map(row, columns)));
        }
        return mapped;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Demonstration implements RowMapping.Known {

        private final SectionRules rules =
                new SectionRules(Validation.buildDefaultValidatorFactory().getValidator(), TestVocabulary.read());

        @Override
        public List<AgencyState> agencies() {
            return List.of(
                    agency("us-state", "State", "USA"),
                    agency("us-doe", "DOE", "USA"),
                    agency("us-interior", "Interior", "USA"),
                    agency("eu-grow", "DG GROW", "EU"),
                    agency("jp-meti", "METI", "JPN"));
        }

        private static AgencyState agency(String id, String shortName, String party) {
            return new AgencyState(id, 1, shortName + " in full", shortName, party, Set.of(), null);
        }

        @Override
        public Optional<AgreementState> agreement(String code) {
            return switch (code) {
                case "us-eu-mou" -> Optional.of(agreement(code, "USA", "EU"));
                case "us-japan-framework" -> Optional.of(agreement(code, "USA", "JPN"));
                case "eu-only" -> Optional.of(agreement(code, "EU"));
                default -> Optional.empty();
            };
        }

        private static AgreementState agreement(String code, String... parties) {
            return new AgreementState(
                    code,
                    1,
                    code,
                    "not binding",
                    AgreementLifecycle.SIGNED,
                    LocalDate.of(2026, 4, 24),
                    List.of(parties),
                    Map.of(),
                    Map.of(),
                    Set.of(),
                    Set.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    null);
        }

        @Override
        public Optional<String> obstacle(AgreementState agreement, String party) {
            return agreement.parties().contains(party) ? Optional.empty() : Optional.of("not a party");
        }

        @Override
        public <C extends SectionContent> C check(Class<C> type, C content) {
            return type.cast(rules.check(content));
        }
    }
}
