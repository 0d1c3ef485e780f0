package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validation;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.testing.TestVocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SectionRules RULES =
            new SectionRules(Validation.buildDefaultValidatorFactory().getValidator(), TestVocabulary.read());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    identity    | {"name":"Nolans","promoter":{"name":"Arafura Rare Earths"}}
                    identity    | {"name":"Nolans","promoter":{"name":"Arafura","identifier":"5493001KJTIIGC8Y1R12"}}
                    identity    | {"name":"Nolans","promoter":{"name":"Arafura","identifier":"AU-ABN-22080933455"}}
                    sites       | {"sites":[{"country":"AU","name":"Nolans Bore","latitude":-22.6,"longitude":133.2}]}
                    sites       | {"sites":[{"country":"GL"},{"country":"NC"},{"country":"no"}]}
                    production  | {"lines":[{"mineral":"neodymium","grade":null,"step":"SEPARATION","productTonnesPerYear":"4440","containedTonnesPerYear":null,"startYear":2029}]}
                    production  | {"lines":[{"mineral":"battery-grade lithium","step":"extraction"}]}
                    resources   | {"estimates":[{"mineral":"lithium","crirsco":"PROVED","tonnes":"1000","gradePercent":"1.2","containedTonnes":"12"}]}
                    resources   | {"estimates":[{"mineral":"lithium","unfc":"334"}]}
                    finance     | {"capex":{"amount":"1200000000.00","currency":"USD"},"need":{"amount":"300000000.00","currency":"USD"}}
                    finance     | {"capex":{"amount":"5000","currency":"JPY"},"sources":[{"name":"EIB","kind":"LOAN","secured":true}]}
                    ownership   | {"owners":[{"name":"A","sharePercent":"60"},{"name":"B","sharePercent":"40"},{"name":"C"}]}
                    permits     | {"permits":[{"title":"Mine permit","authority":"TEM","state":"APPLIED","appliedOn":"2025-03","clockMonths":27}]}
                    offtake     | {"agreements":[{"buyer":"Hyundai","commitment":"BINDING","mineral":"NdPr","tonnesPerYear":"1500","from":"2027","until":"2033-06"}]}
                    timetable   | {"milestones":[{"title":"Construction","date":"2026"},{"title":"First oxide","date":"2028-06"}]}
                    environment | {"impactAssessment":{"state":"APPROVED"},"standards":["IRMA"]}
                    attestation | {"name":"A. Person","function":"Director","date":"2026-11-24"}
                    """)
    void takesWhatIsRight(String section, String json) throws JsonProcessingException {
        assertThat(SectionJson.write(check(section, json))).startsWith("{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    identity    | {"name":" ","promoter":{"name":"X"}}                                       | /name
                    identity    | {"name":"X"}                                                               | /promoter
                    identity    | {"name":"X","promoter":{"name":"Y","identifier":"5493001KJTIIGC8Y1R13"}}   | /promoter/identifier
                    identity    | {"name":"X","promoter":{"name":"Y","identifier":"Arafura"}}                | /promoter/identifier
                    identity    | {"name":"X","promoter":{"name":"Y"},"sumary":"typo"}                       | /sumary
                    identity    | {"name":["X"],"promoter":{"name":"Y"}}                                     | /name
                    sites       | {"sites":[]}                                                               | /sites
                    sites       | {"sites":[{"country":"XX"}]}                                               | /sites/0/country
                    sites       | {"sites":[{"country":"AUS"}]}                                              | /sites/0/country
                    sites       | {"sites":[{"name":"somewhere"}]}                                           | /sites/0/country
                    sites       | {"sites":[{"country":"AU","latitude":91,"longitude":0}]}                   | /sites/0/latitude
                    sites       | {"sites":[{"country":"AU","latitude":0,"longitude":-181}]}                 | /sites/0/longitude
                    sites       | {"sites":[{"country":"AU","latitude":1}]}                                  | /sites/0/longitude
                    sites       | {"sites":[{"country":"AU","latitude":"north","longitude":1}]}              | /sites/0/latitude
                    sites       | {"sites":[{"country":"AU","latitude":1e999999999,"longitude":1}]}          | /sites/0/latitude
                    production  | {"lines":[{"mineral":"unobtainium","step":"MINING"}]}                      | /lines/0/mineral
                    production  | {"lines":[{"mineral":"lithium","step":"DIGGING"}]}                         | /lines/0/step
                    production  | {"lines":[{"mineral":"lithium"}]}                                          | /lines/0/step
                    production  | {"lines":[{"mineral":"lithium","step":"MINING","productTonnesPerYear":"-1"}]} | /lines/0/productTonnesPerYear
                    production  | {"lines":[{"mineral":"lithium","step":"MINING","productTonnesPerYear":"much"}]} | /lines/0/productTonnesPerYear
                    production  | {"lines":[{"mineral":"lithium","step":"MINING","productTonnesPerYear":"1","containedTonnesPerYear":"2"}]} | /lines/0/containedTonnesPerYear
                    production  | {"lines":[{"mineral":"lithium","step":"MINING","startYear":1492}]}         | /lines/0/startYear
                    production  | {"lines":[{"mineral":"lithium","step":"MINING","startYear":"soon"}]}       | /lines/0/startYear
                    resources   | {"estimates":[{"mineral":"lithium"}]}                                      | /estimates/0/unfc
                    resources   | {"estimates":[{"mineral":"lithium","unfc":"411"}]}                         | /estimates/0/unfc
                    resources   | {"estimates":[{"mineral":"lithium","crirsco":"PROVED","unfc":"222"}]}      | /estimates/0/unfc
                    resources   | {"estimates":[{"mineral":"lithium","crirsco":"CERTAIN"}]}                  | /estimates/0/crirsco
                    resources   | {"estimates":[{"mineral":"lithium","unfc":"111","tonnes":"1","containedTonnes":"2"}]} | /estimates/0/containedTonnes
                    finance     | {}                                                                         | /capex
                    finance     | {"capex":{"amount":"1.001","currency":"USD"}}                              | /capex/amount
                    finance     | {"capex":{"amount":"1.5","currency":"JPY"}}                                | /capex/amount
                    finance     | {"capex":{"amount":"1","currency":"DOLLAR"}}                               | /capex/currency
                    finance     | {"capex":{"amount":"1","currency":"XAU"}}                                  | /capex/currency
                    finance     | {"capex":{"amount":"-1","currency":"USD"}}                                 | /capex/amount
                    finance     | {"capex":{"currency":"USD"}}                                               | /capex/amount
                    finance     | {"sources":[{"name":"X","amount":{"amount":"0.001","currency":"EUR"}}]}    | /sources/0/amount/amount
                    ownership   | {"owners":[{"name":"A","sharePercent":"60"},{"name":"B","sharePercent":"40.1"}]} | /owners
                    ownership   | {"owners":[{"name":"A","sharePercent":"101"}]}                             | /owners/0/sharePercent
                    permits     | {"permits":[{"title":"X","authority":"Y","state":"GRANTED","appliedOn":"2025","decidedOn":"2024-12"}]} | /permits/0/decidedOn
                    offtake     | {"agreements":[{"buyer":"X","commitment":"BINDING","from":"2030","until":"2029"}]} | /agreements/0/until
                    timetable   | {"milestones":[{"title":"X","date":"2026-13"}]}                            | /milestones/0/date
                    timetable   | {"milestones":[{"title":"X"}]}                                             | /milestones/0/date
                    environment | {}                                                                         | /impactAssessment
                    attestation | {"name":"A","function":"B","date":"2026"}                                  | /date
                    attestation | {"name":"A","date":"2026-11-24"}                                           | /function
                    """)
    void namesTheFieldThatIsWrong(String section, String json, String pointer) {
        assertThatExceptionOfType(InvalidSectionException.class)
                .isThrownBy(() -> check(section, json))
                .satisfies(e ->
                        assertThat(e.errors()).extracting(FieldError::pointer).contains(pointer));
    }

    @Test
    void tellsWhichFieldsAreKnownAndWhichMineralWasMeant() {
        assertThatExceptionOfType(InvalidSectionException.class)
                .isThrownBy(() -> check("production", "{\"lines\":[{\"mineral\":\"lithum\",\"step\":\"MINING\"}]}"))
                .satisfies(e -> assertThat(e.errors().getFirst().detail()).contains("did you mean lithium"));
        assertThatExceptionOfType(InvalidSectionException.class)
                .isThrownBy(() -> check("finance", "{\"cpaex\":{\"amount\":\"1\",\"currency\":\"USD\"}}"))
                .satisfies(e -> assertThat(e.errors().getFirst().detail()).contains("capex"));
    }

    @Test
    void boundsTextsAndLists() {
        assertThatExceptionOfType(InvalidSectionException.class)
                .isThrownBy(() ->
                        check("identity", "{\"name\":\"" + "x".repeat(201) + "\",\"promoter\":{\"name\":\"X\"}}"));
        assertThatExceptionOfType(InvalidSectionException.class)
                .isThrownBy(() -> check(
                        "sites", "{\"sites\":[" + "{\"country\":\"AU\"},".repeat(100) + "{\"country\":\"AU\"}]}"));
    }

    @Test
    void givesEqualContentsOneForm() throws JsonProcessingException {
        String one = SectionJson.write(
                check(
                        "production",
                        "{\"lines\":[{\"mineral\":\"Battery-grade lithium\",\"step\":\"extraction\",\"productTonnesPerYear\":\"1e3\"}]}"));
        String other = SectionJson.write(
                check(
                        "production",
                        "{\"notes\":null,\"lines\":[{\"step\":\"MINING\",\"productTonnesPerYear\":\"1000.00\",\"grade\":\"battery grade\",\"mineral\":\"lithium\"}]}"));

        assertThat(one).isEqualTo(other);
        assertThat(one)
                .isEqualTo(
                        "{\"lines\":[{\"grade\":\"battery grade\",\"mineral\":\"lithium\",\"productTonnesPerYear\":\"1000\",\"step\":\"MINING\"}]}");
    }

    @Test
    void bridgesACategoryToItsUnfcClass() throws JsonProcessingException {
        assertThat(SectionJson.write(
                        check("resources", "{\"estimates\":[{\"mineral\":\"copper\",\"crirsco\":\"indicated\"}]}")))
                .contains("\"unfc\":\"222\"");
    }

    @Test
    void readsWhatItWrote() throws JsonProcessingException {
        String written = SectionJson.write(
                check("sites", "{\"sites\":[{\"country\":\"AU\",\"latitude\":-22.60,\"longitude\":133}]}"));

        assertThat(SectionJson.write(SectionJson.read(Section.SITES, JSON.readTree(written))))
                .isEqualTo(written);
        assertThat(written).contains("-22.6,").contains("133");
    }

    private static org.criticalminerals.pipeline.project.dossier.section.SectionContent check(
            String section, String json) throws JsonProcessingException {
        return RULES.check(SectionJson.read(Section.of(section).orElseThrow(), JSON.readTree(json)));
    }
}
