package org.criticalminerals.pipeline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Writes the AsyncAPI 3 document of the topics, with each event's schema and example by reference. */
final class AsyncApiWriter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Class<? extends PipelineEvent>> TOPIC_EVENTS = new TreeMap<>(Map.of(
            Topics.PROJECTS, ProjectEvent.class,
            Topics.REVIEWS, ReviewEvent.class,
            Topics.AGREEMENTS, AgreementEvent.class,
            Topics.REFERENCE, ReferenceEvent.class,
            Topics.RECORD_ROOTS, RecordEvent.class));

    JsonNode document() {
        ObjectNode document = JSON.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Critical minerals pipeline")
                .put("version", "1")
                .put("description", "What the services of the pipeline tell each other. CloudEvents 1.0, binary mode.");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        ObjectNode messages = document.putObject("components").putObject("messages");
        TOPIC_EVENTS.forEach((topic, events) -> {
            channel(channels, topic, events);
            operations
                    .putObject("send-" + topic)
                    .put("action", "send")
                    .putObject("channel")
                    .put("$ref", "#/channels/" + topic);
        });
        new TreeMap<>(EventCodec.types()).keySet().forEach(type -> message(messages, type));
        return document;
    }

    private static void channel(ObjectNode channels, String topic, Class<? extends PipelineEvent> events) {
        ObjectNode channel = channels.putObject(topic).put("address", topic);
        ObjectNode messages = channel.putObject("messages");
        new TreeMap<>(EventCodec.types()).forEach((type, record) -> {
            if (events.isAssignableFrom(record)) {
                messages.putObject(type).put("$ref", "#/components/messages/" + type);
            }
        });
    }

    private static void message(ObjectNode messages, String type) {
        ObjectNode message = messages.putObject(type).put("name", type);
        ObjectNode headers = message.putObject("headers").put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        properties.putObject(EventHeaders.TYPE).put("const", type);
        for (String header : new String[] {
            EventHeaders.ID,
            EventHeaders.SOURCE,
            EventHeaders.SUBJECT,
            EventHeaders.TIME,
            EventHeaders.PARTY,
            EventHeaders.AGGREGATE_VERSION,
            EventHeaders.RELEASABLE_TO,
            EventHeaders.TRACE_PARENT
        }) {
            properties.putObject(header).put("type", "string");
        }
        headers.putArray("required")
                .add(EventHeaders.ID)
                .add(EventHeaders.TYPE)
                .add(EventHeaders.SOURCE)
                .add(EventHeaders.TIME);
        message.putObject("payload").put("$ref", "schemas/" + type + ".json");
    }
}
