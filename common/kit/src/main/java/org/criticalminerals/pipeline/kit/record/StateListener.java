package org.criticalminerals.pipeline.kit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.kit.releasability.Releasability;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;
import org.hibernate.type.Type;

/**
 * Sees every entity that Hibernate reads or writes for an official, and tells the act of the transaction: what was read
 * above the parties, and what an object was before and after. Before the transaction commits it has the act recorded.
 */
@PersistenceUnitExtension
@ApplicationScoped
class StateListener implements Interceptor {

    private static final String AUDIENCE = "releasableTo";
    private static final String PROJECT = "projectId";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();

    private final Recorder recorder;

    StateListener(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public boolean onLoad(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        int audience = Arrays.asList(names).indexOf(AUDIENCE);
        if (audience >= 0
                && state[audience] instanceof String[] released
                && Releasability.isNarrowerThanParties(List.of(released))) {
            recorder.current().filter(act -> !act.request().command()).ifPresent(act -> {
                act.read(kind(entity), text(id));
                about(act, id, state, names);
            });
        }
        return false;
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        recorder.current().ifPresent(act -> {
            ObjectNode after = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < names.length; i++) {
                after.set(names[i], json(state[i]));
            }
            act.changed(kind(entity), text(id), audience(act, state, names), null, after);
            about(act, id, state, names);
        });
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] current, Object[] previous, String[] names, Type[] types) {
        recorder.current().ifPresent(act -> {
            ObjectNode before = JsonNodeFactory.instance.objectNode();
            ObjectNode after = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < names.length; i++) {
                if (previous == null || !Objects.deepEquals(previous[i], current[i])) {
                    if (previous != null) {
                        before.set(names[i], json(previous[i]));
                    }
                    after.set(names[i], json(current[i]));
                }
            }
            act.changed(kind(entity), text(id), audience(act, current, names), before, after);
            about(act, id, current, names);
        });
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        recorder.current().ifPresent(act -> {
            ObjectNode before = JsonNodeFactory.instance.objectNode();
            for (int i = 0; i < names.length; i++) {
                before.set(names[i], json(state[i]));
            }
            act.changed(kind(entity), text(id), audience(act, state, names), before, null);
            about(act, id, state, names);
        });
    }

    @Override
    public void beforeTransactionCompletion(Transaction transaction) {
        recorder.beforeCommit();
    }

    // What carries no audience of its own may be the official's alone, as a saved search is: nobody else sees its
    // states.
    private static List<String> audience(Act act, Object[] state, String[] names) {
        int index = Arrays.asList(names).indexOf(AUDIENCE);
        return index >= 0 && state[index] instanceof String[] released
                ? List.of(released)
                : List.of(Audience.official(act.official().subject()));
    }

    private static void about(Act act, Object id, Object[] state, String[] names) {
        int index = Arrays.asList(names).indexOf(PROJECT);
        if (index >= 0 && state[index] instanceof UUID project) {
            act.about(project);
        }
    }

    private static String kind(Object entity) {
        String name = entity.getClass().getSimpleName();
        return name.endsWith("Row") ? name.substring(0, name.length() - "Row".length()) : name;
    }

    private static String text(Object id) {
        JsonNode json = json(id);
        return json.isValueNode()
                ? json.asText()
                : StreamSupport.stream(json.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("/"));
    }

    // A state that can't be written as JSON must not fail the act.
    private static JsonNode json(Object value) {
        try {
            return JSON.valueToTree(value);
        } catch (IllegalArgumentException e) {
            return TextNode.valueOf(value.getClass().getSimpleName());
        }
    }
}
