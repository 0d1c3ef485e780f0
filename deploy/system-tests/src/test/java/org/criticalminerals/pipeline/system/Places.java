package org.criticalminerals.pipeline.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.system.Descriptions.Operation;

/**
 * Where to look: the addresses of an operation with the names of what the two parties made, found by asking for the
 * collections that the addresses go through. An operation that comes later is filled in by the same rule.
 */
final class Places {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final int MOST = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Confidential world;
    private final Map<String, Set<String>> known = new LinkedHashMap<>();

    Places(Confidential world) {
        this.world = world;
        known.put("project", Set.of(world.usa().shared(), world.eu().shared()));
        known.put(
                "comment",
                Set.of(
                        world.usa().discussion().comment(),
                        world.eu().discussion().comment()));
        known.put("agreement", Set.of(Steps.AGREEMENT));
        known.put("party", Set.of("USA", "EU"));
        known.put("number", Set.of("1"));
        known.put("version", Set.of("1", "8", "11"));
        known.put("kind", Set.of("projects", "reviews"));
        known.put("state", Set.of("AU", "GL"));
        known.put("section", Set.of("environment", "identity"));
        known.put("other", Set.of(world.usa().shared(), world.eu().shared()));
    }

    /** The addresses of an operation. */
    Set<String> of(Operation operation) {
        List<String> addresses = new ArrayList<>(List.of(""));
        Matcher parameters = PARAMETER.matcher(operation.path());
        int end = 0;
        while (parameters.find()) {
            String literal = operation.path().substring(end, parameters.start());
            List<String> longer = new ArrayList<>();
            for (String address : addresses) {
                String collection = address + literal.replaceAll("/$", "");
                for (String value : values(operation, parameters.group(1), collection)) {
                    longer.add(collection + "/" + value);
                }
            }
            addresses = longer;
            end = parameters.end();
        }
        String rest = operation.path().substring(end);
        Set<String> whole = new LinkedHashSet<>();
        addresses.stream().limit(MOST).forEach(address -> whole.add(address + rest));
        return whole;
    }

    /** What may stand for a parameter of a page behind the part of its address before it. */
    Set<String> onPortal(String parameter, String before) {
        return switch (parameter) {
            case "thread" -> threads(before);
            case "comment" -> known.get(parameter);
            case "format" -> Set.of("pdf", "docx");
            case "act" -> Set.of("hold", "resumption", "withdrawal");
            case "agency" -> Set.of(Side.USA.cleared(), Side.EU.cleared());
            case "set" -> Set.of("us-assessment", "eu-assessment");
            // The secret of a calendar is nobody's to guess; calendars are read by the services' own addresses.
            case "secret" -> Set.of("0123456789abcdef0123456789abcdef");
            default -> {
                String[] steps = before.split("/");
                String kind = steps[steps.length - 1];
                Set<String> found = Descriptions.operations().stream()
                        .filter(operation ->
                                operation.isRead() && operation.path().equals("/api/v1/" + kind))
                        .findFirst()
                        .map(operation -> values(operation, parameter, operation.path()))
                        .orElse(known.getOrDefault(parameter, Set.of()));
                yield found.isEmpty() ? Set.of(world.usa().shared()) : found;
            }
        };
    }

    // A project's own; where it has none, what the parties keep to themselves elsewhere.
    private Set<String> threads(String collection) {
        return Stream.of(world.usa(), world.eu())
                .filter(work -> collection.contains(work.shared()))
                .findFirst()
                .map(work -> work.discussion().threads())
                .orElseGet(() -> Set.of(
                        world.usa().discussion().thread(),
                        world.eu().discussion().thread()));
    }

    private Set<String> values(Operation operation, String parameter, String collection) {
        if (parameter.equals("thread")) {
            return threads(collection);
        }
        if (known.containsKey(parameter)) {
            return known.get(parameter);
        }
        return known.computeIfAbsent(operation.service() + " " + collection + " " + parameter, key -> {
            Set<String> found = new LinkedHashSet<>(world.made(collection));
            if (collection.endsWith("/projects")) {
                found.addAll(List.of(
                        world.usa().shared(),
                        world.eu().shared(),
                        world.usa().draft(),
                        world.eu().draft()));
            }
            if (collection.endsWith("/reviews")) {
                found.addAll(List.of(world.usa().review(), world.eu().review()));
            }
            // What each party made last comes first in its lists.
            for (Confidential.Reader reader : world.readers()) {
                listed(reader, operation.service(), collection, parameter).stream()
                        .limit(3)
                        .forEach(found::add);
            }
            // Where neither party made any, what they did make is at least no key to it.
            return found.isEmpty() ? Set.of(world.usa().shared()) : found;
        });
    }

    private List<String> listed(Confidential.Reader reader, String service, String collection, String parameter) {
        Caller.Reply reply = world.caller().get(reader.name(), service, collection + "?limit=5");
        List<String> names = new ArrayList<>();
        if (reply.succeeded()) {
            JsonNode answer = tree(reply.body());
            (answer.isArray() ? answer : answer.path("items")).forEach(item -> {
                for (String field : List.of(parameter, "id", "code", "number")) {
                    if (item.hasNonNull(field) && item.path(field).isValueNode()) {
                        names.add(item.path(field).asText());
                        break;
                    }
                }
            });
        }
        return names;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }
}
