package org.criticalminerals.pipeline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the schemas, the examples and the AsyncAPI document is what the records say. */
class EventContractTest {

    private final SchemaWriter schemas = new SchemaWriter();

    static Stream<Map.Entry<String, Class<? extends PipelineEvent>>> types() {
        return new TreeMap<>(EventCodec.types()).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void schemaIsCommitted(Map.Entry<String, Class<? extends PipelineEvent>> type) {
        JsonNode current = schemas.schemaOf(type.getKey(), type.getValue());

        assertThat(Contract.committed("schemas/" + type.getKey() + ".json", current))
                .isEqualTo(current);
    }

    @ParameterizedTest
    @MethodSource("types")
    void exampleKeepsToItsSchemaAndSurvivesReadingAndWriting(Map.Entry<String, Class<? extends PipelineEvent>> type) {
        JsonNode made = Contract.tree(EventCodec.write(Examples.of(type.getValue())));
        JsonNode example = Contract.committed("examples/" + type.getKey() + ".json", made);

        PipelineEvent read = EventCodec.read(PipelineEvent.class, type.getKey(), Contract.bytes(example))
                .orElseThrow();

        assertThat(violations(type, example)).isEmpty();
        assertThat(Contract.tree(EventCodec.write(read))).isEqualTo(example);
        assertThat(read.key()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anEventWithoutARequiredFieldBreaksItsSchema(Map.Entry<String, Class<? extends PipelineEvent>> type) {
        assertThat(violations(type, Contract.tree("{}".getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
    }

    @Test
    void unknownFieldsAreIgnoredSinceV1OnlyGrows() {
        byte[] json = "{\"agreement\":\"x\",\"version\":1,\"title\":\"t\",\"lifecycle\":\"SIGNED\",\"later\":true}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(EventCodec.read(AgreementEvent.class, "minerals.agreement.changed.v1", json))
                .isPresent();
    }

    @Test
    void aTypeOfAnotherTopicIsUnknownHere() {
        byte[] json = EventCodec.write(Examples.of(ProjectEvent.ProjectShared.class));

        assertThat(EventCodec.read(ReviewEvent.class, "minerals.project.shared.v1", json))
                .isEmpty();
    }

    @Test
    void bytesThatAreNoJsonAreMalformed() {
        byte[] bytes = {(byte) 0xca, (byte) 0xfe};

        assertThatThrownBy(() -> EventCodec.read(ProjectEvent.class, "minerals.project.shared.v1", bytes))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void asyncApiDescribesEveryTopicAndType() {
        JsonNode current = new AsyncApiWriter().document();

        assertThat(Contract.committed("asyncapi.json", current)).isEqualTo(current);
    }

    @Test
    void everyTopicHasADeadLetterTopicThatItsReadersMayWrite() {
        assertThat(Topics.all())
                .filteredOn(topic -> !topic.name().endsWith(".dlq"))
                .allSatisfy(topic -> assertThat(Topics.all())
                        .filteredOn(other -> other.name().equals(Topics.deadLetterTopic(topic.name())))
                        .singleElement()
                        .satisfies(dead -> assertThat(dead.writers()).isEqualTo(topic.readers())));
    }

    private List<String> violations(Map.Entry<String, Class<? extends PipelineEvent>> type, JsonNode event) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemas.schemaOf(type.getKey(), type.getValue()).toString(), InputFormat.JSON);
        return schema.validate(event.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
