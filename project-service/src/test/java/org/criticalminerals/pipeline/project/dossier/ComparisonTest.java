package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.criticalminerals.pipeline.project.dossier.Comparison.Change;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void namesWhatChangedPathByPath() throws JsonProcessingException {
        List<Change> changes = Comparison.between(
                tree("{\"a\":1,\"list\":[{\"x\":\"old\"},{\"x\":\"same\"}],\"gone\":true}"),
                tree("{\"a\":1,\"list\":[{\"x\":\"new\"},{\"x\":\"same\"},{\"x\":\"more\"}],\"added\":\"yes\"}"));

        assertThat(changes)
                .extracting(change -> change.path() + " " + change.before() + " " + change.after())
                .containsExactly(
                        "/added null \"yes\"",
                        "/gone true null",
                        "/list/0/x \"old\" \"new\"",
                        "/list/2/x null \"more\"");
    }

    @Test
    void listsEveryValueOfASectionThatIsNew() throws JsonProcessingException {
        assertThat(Comparison.between(null, tree("{\"need\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}")))
                .extracting(Change::path)
                .containsExactly("/need/amount", "/need/currency");
    }

    @Test
    void findsNoDifferenceInEquals() throws JsonProcessingException {
        assertThat(Comparison.between(tree("{\"a\":[1,2]}"), tree("{\"a\":[1,2]}")))
                .isEmpty();
    }

    @Test
    void showsAValueThatBecameAnObject() throws JsonProcessingException {
        assertThat(Comparison.between(tree("{\"a\":1}"), tree("{\"a\":{\"b\":1}}")))
                .extracting(Change::path)
                .containsExactly("/a");
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }
}
