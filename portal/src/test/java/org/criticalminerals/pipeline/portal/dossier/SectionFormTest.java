package org.criticalminerals.pipeline.portal.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedHashMap;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Between JSON and what is typed nothing is lost. */
class SectionFormTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Definitions DEFINITIONS = new Definitions(Definitions.read());

    static java.util.stream.Stream<SectionDefinition> sections() {
        return DEFINITIONS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void everyFieldComesBackAsItWent(SectionDefinition section) {
        MultivaluedHashMap<String, String> typed = new MultivaluedHashMap<>();
        SectionForm.ofContent(section, null).names().forEach(name -> typed.putSingle(name, "2029"));
        section.groups().stream()
                .flatMap(group -> group.fields().stream()
                        .filter(field -> field.type() == FieldType.MONEY)
                        .map(field -> SectionForm.name(group, 0, field)))
                .forEach(name -> {
                    typed.remove(name);
                    typed.putSingle(name + "/amount", "10.50");
                    typed.putSingle(name + "/currency", "EUR");
                });

        SectionForm.Parsed once = SectionForm.ofSent(section, new Form(typed)).parse();
        SectionForm.Parsed twice =
                SectionForm.ofContent(section, once.content()).parse();

        assertThat(once.errors().isAny()).isFalse();
        assertThat(twice.content()).isEqualTo(once.content());
    }

    @Test
    void amountsKeepTheirDigitsAndLoseTheirSpaces() throws Exception {
        SectionForm form = sent("finance", "capex/amount", "1 200 000.50", "capex/currency", "USD");

        assertThat(form.parse().content().at("/capex"))
                .isEqualTo(JSON.readTree("{\"amount\":\"1200000.50\",\"currency\":\"USD\"}"));
    }

    @Test
    void rowsInWhichNothingIsTypedAreClosedUp() {
        SectionForm form =
                sent("timetable", "milestones/0/title", "", "milestones/1/title", "Start", "milestones/1/date", "2029");

        assertThat(form.parse().content().at("/milestones")).hasSize(1);
        assertThat(form.value("milestones/0/title")).isEqualTo("Start");
    }

    @Test
    void datesKeepTheirPrecisionAndWhatIsNoneIsTold() {
        assertThat(sent("attestation", "date", "2029-13").parse().errors().at("date"))
                .isEqualTo("date");
        assertThat(sent("permits", "permits/0/appliedOn", "2029-03")
                        .parse()
                        .content()
                        .at("/permits/0/appliedOn")
                        .asText())
                .isEqualTo("2029-03");
    }

    private static SectionForm sent(String section, String... fields) {
        MultivaluedHashMap<String, String> typed = new MultivaluedHashMap<>();
        for (int field = 0; field < fields.length; field += 2) {
            typed.putSingle(fields[field], fields[field + 1]);
        }
        return SectionForm.ofSent(DEFINITIONS.named(section).orElseThrow(), new Form(typed));
    }
}
