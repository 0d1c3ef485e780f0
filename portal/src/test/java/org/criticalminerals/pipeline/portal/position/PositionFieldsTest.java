package org.criticalminerals.pipeline.portal.position;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.LocalDate;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Condition;
import org.criticalminerals.pipeline.portal.layout.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionFieldsTest {

    private static final String CARVE_OUT = "carve/1/";

    @Test
    void aConditionMoreMakesItAnApprovalWithConditions() {
        Form sent = sent("decision", "APPROVE", "conditions/0/text", "First", "add", "conditions");

        PositionFields changed = PositionFields.of("", sent).changed(sent);

        assertThat(changed.conditions()).extracting(PositionFields.Line::text).containsExactly("First", "");
        assertThat(changed.decision()).isEqualTo("APPROVE_WITH_CONDITIONS");
    }

    @Test
    void aConditionGoesFromTheFieldsThatItWasSentForAndNoOthers() {
        Form sent = sent(
                "conditions/0/text",
                "Whole",
                CARVE_OUT + "conditions/0/text",
                "First",
                CARVE_OUT + "conditions/1/text",
                "Second",
                "remove",
                CARVE_OUT + "conditions/0");

        assertThat(PositionFields.of(CARVE_OUT, sent).changed(sent).written())
                .containsExactly(new Condition("Second", null));
        assertThat(PositionFields.of("", sent).changed(sent)).isEqualTo(PositionFields.of("", sent));
    }

    @Test
    void noMoreConditionsThanTwenty() {
        String[] fields = new String[42];
        for (int row = 0; row < 20; row++) {
            fields[2 * row] = "conditions/" + row + "/text";
            fields[2 * row + 1] = "Condition";
        }
        fields[40] = "add";
        fields[41] = "conditions";
        PositionFields full = PositionFields.of("", sent(fields));

        assertThat(full.isRoom()).isFalse();
        assertThat(full.changed(sent(fields)).conditions()).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', decision=decision",
        "APPROVE, '', '', '', ''",
        "APPROVE_WITH_CONDITIONS, '', '', '', conditions/0/text=condition",
        "APPROVE_WITH_CONDITIONS, '', '', soon, conditions/0/dueOn=day",
        "OBJECT, '', '', '', reasons=reasons",
        "ABSTAIN, Why, '', '', ''",
        "RESERVE, Why, '', '', reserveUntil=reserve",
        "RESERVE, Why, soon, '', reserveUntil=day",
        "RESERVE, Why, 2027-01-31, '', ''",
        "REQUEST_INFORMATION, '', '', '', reasons=reasons"
    })
    void whatIsMissingIsToldByField(String decision, String reasons, String until, String dueOn, String error) {
        Form sent = sent(
                CARVE_OUT + "decision", decision,
                CARVE_OUT + "reasons", reasons,
                CARVE_OUT + "reserveUntil", until,
                CARVE_OUT + "conditions/0/text", dueOn.isEmpty() ? "" : "Condition",
                CARVE_OUT + "conditions/0/dueOn", dueOn);

        assertThat(String.join(
                        ",",
                        PositionFields.of(CARVE_OUT, sent).errors().entrySet().stream()
                                .map(Object::toString)
                                .toList()))
                .isEqualTo(error.isEmpty() ? "" : CARVE_OUT + error);
    }

    @Test
    void whatBelongsToAnotherDecisionIsNotSent() {
        Form sent = sent(
                "decision", "ABSTAIN",
                "final", "true",
                "reserveUntil", "2027-01-31",
                "conditions/0/text", "Condition",
                "conditions/0/dueOn", "2027-03-31");
        PositionFields fields = PositionFields.of("", sent);

        assertThat(fields.finalOrNull()).isNull();
        assertThat(fields.reserveOrNull()).isNull();
        assertThat(fields.conditionsOrNull()).isNull();
        assertThat(fields.written()).containsExactly(new Condition("Condition", LocalDate.of(2027, 3, 31)));
    }

    private static Form sent(String... fields) {
        MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
        for (int field = 0; field < fields.length; field += 2) {
            sent.add(fields[field], fields[field + 1]);
        }
        return new Form(sent);
    }
}
