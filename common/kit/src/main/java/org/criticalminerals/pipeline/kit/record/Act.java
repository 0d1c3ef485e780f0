package org.criticalminerals.pipeline.kit.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** What one official does in one transaction, gathered until it commits. */
class Act {

    private static final int MOST_OBJECTS = 100;
    private static final int LARGEST_KEPT = 8_000;

    private final ActingOfficial official;
    private final CurrentRequest.Facts request;
    private final Map<String, Touched> objects = new LinkedHashMap<>();
    private int notListed;
    private UUID project;
    private String forSubject;
    private String forName;

    Act(ActingOfficial official, CurrentRequest.Facts request) {
        this.official = official;
        this.request = request;
        this.project = request.project();
    }

    ActingOfficial official() {
        return official;
    }

    CurrentRequest.Facts request() {
        return request;
    }

    UUID project() {
        return project;
    }

    String forSubject() {
        return forSubject;
    }

    String forName() {
        return forName;
    }

    void standInFor(String subject, String name) {
        this.forSubject = subject;
        this.forName = name;
    }

    void about(UUID aProject) {
        if (project == null) {
            project = aProject;
        }
    }

    /** Something narrower than the parties was read. */
    void read(String kind, String id) {
        touch(kind, id);
    }

    /** Something changed; what comes first was before, what comes last is after. */
    void changed(String kind, String id, Collection<String> audience, ObjectNode before, ObjectNode after) {
        Touched touched = touch(kind, id);
        if (touched == null) {
            return;
        }
        touched.changed = true;
        touched.audience.addAll(audience);
        if (before != null) {
            before.properties().forEach(member -> touched.before.putIfAbsent(member.getKey(), member.getValue()));
        }
        if (after == null) {
            touched.removed = true;
        } else {
            after.properties().forEach(member -> touched.after.put(member.getKey(), member.getValue()));
        }
    }

    private Touched touch(String kind, String id) {
        Touched known = objects.get(kind + '/' + id);
        if (known != null) {
            return known;
        }
        if (objects.size() == MOST_OBJECTS) {
            notListed++;
            return null;
        }
        Touched touched = new Touched(kind, id);
        objects.put(kind + '/' + id, touched);
        return touched;
    }

    boolean isToBeRecorded() {
        return request.command() || !objects.isEmpty();
    }

    String kind() {
        return request.command() || objects.values().stream().anyMatch(touched -> touched.changed) ? "COMMAND" : "READ";
    }

    /** The objects as the leaf lists them, and the values that it commits to. */
    Listed listed() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List<Value> values = new ArrayList<>();
        for (Touched touched : objects.values()) {
            ObjectNode entry = list.addObject().put("kind", touched.kind).put("id", touched.id);
            if (touched.changed) {
                int object = list.size() - 1;
                if (!touched.before.isEmpty()) {
                    values.add(Value.of(object, "before", touched.before, touched.audience, entry, LARGEST_KEPT));
                }
                if (!touched.removed) {
                    values.add(Value.of(object, "after", touched.after, touched.audience, entry, LARGEST_KEPT));
                }
            }
        }
        if (notListed > 0) {
            list.addObject().put("kind", "more").put("id", Integer.toString(notListed));
        }
        return new Listed(list.isEmpty() ? null : list.toString(), values);
    }

    /** What a leaf says of objects, with the values beside it. */
    record Listed(String objects, List<Value> values) {}

    private static final class Touched {
        private final String kind;
        private final String id;
        private final Set<String> audience = new TreeSet<>();
        private final Map<String, com.fasterxml.jackson.databind.JsonNode> before = new TreeMap<>();
        private final Map<String, com.fasterxml.jackson.databind.JsonNode> after = new TreeMap<>();
        private boolean changed;
        private boolean removed;

        Touched(String kind, String id) {
            this.kind = kind;
            this.id = id;
        }
    }
}
