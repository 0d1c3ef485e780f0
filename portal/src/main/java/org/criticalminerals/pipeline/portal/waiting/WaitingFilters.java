package org.criticalminerals.pipeline.portal.waiting;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the list of waiting reviews is narrowed to. */
public class WaitingFilters {

    /** The spans within which something can be due, as the form offers them; 0 is overdue. */
    private static final List<Integer> SPANS = List.of(0, 3, 7, 14, 30);

    @QueryParam("party")
    String party;

    @QueryParam("agency")
    String agency;

    @QueryParam("agreement")
    String agreement;

    @QueryParam("due")
    String due;

    /** The spans that the form offers. */
    public List<Integer> spans() {
        return SPANS;
    }

    /** A filter's value as the form shows it. */
    public String value(String name) {
        return all().getOrDefault(name, "");
    }

    /** Whether anything is filtered. */
    public boolean isAny() {
        return !all().isEmpty();
    }

    /** The address of the page that begins at a cursor; of the first page for an empty one. */
    public String address(String cursor) {
        UriBuilder address = UriBuilder.fromPath("/reviews/waiting");
        Map<String, Object> values = new LinkedHashMap<>(all());
        if (!cursor.isEmpty()) {
            values.put("cursor", cursor);
        }
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.buildFromMap(values).toString();
    }

    /** The filters in use, by name. */
    public Map<String, String> all() {
        Map<String, String> used = new LinkedHashMap<>();
        put(used, "party", party);
        put(used, "agency", agency);
        put(used, "agreement", agreement);
        put(used, "due", due);
        return used;
    }

    private static void put(Map<String, String> used, String name, String value) {
        if (value != null && !value.isBlank()) {
            used.put(name, value.strip());
        }
    }

    String orNull(String name) {
        return all().get(name);
    }

    Boolean overdue() {
        return "0".equals(orNull("due")) ? Boolean.TRUE : null;
    }

    Integer dueWithin() {
        String days = value("due");
        return days.matches("[1-9]\\d{0,2}") ? Integer.valueOf(days) : null;
    }
}
