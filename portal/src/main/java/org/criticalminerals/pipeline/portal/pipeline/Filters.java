package org.criticalminerals.pipeline.portal.pipeline;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the pipeline's table is narrowed to. */
public class Filters {

    @QueryParam("agreement")
    String agreement;

    @QueryParam("stage")
    String stage;

    @QueryParam("status")
    String status;

    @QueryParam("party")
    String party;

    @QueryParam("mineral")
    String mineral;

    @QueryParam("step")
    String step;

    @QueryParam("country")
    String country;

    @QueryParam("text")
    String text;

    static String blankToNull(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A filter's value as the form shows it. */
    public String value(String name) {
        return all().getOrDefault(name, "");
    }

    /** Whether anything is filtered. */
    public boolean isAny() {
        return !all().isEmpty();
    }

    /** The filters in use, by name. */
    public Map<String, String> all() {
        Map<String, String> used = new LinkedHashMap<>();
        put(used, "text", text);
        put(used, "agreement", agreement);
        put(used, "stage", stage);
        put(used, "status", status);
        put(used, "party", party);
        put(used, "mineral", mineral);
        put(used, "step", step);
        put(used, "country", country == null ? null : country.toUpperCase(java.util.Locale.ROOT));
        return used;
    }

    private static void put(Map<String, String> used, String name, String value) {
        if (blankToNull(value) != null) {
            used.put(name, value.strip());
        }
    }

    /** The address of the page that begins at a cursor; of the first page for an empty one. */
    public String address(String cursor) {
        UriBuilder address = UriBuilder.fromPath("/pipeline/table");
        all().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        Map<String, Object> values = new LinkedHashMap<>(all());
        if (!cursor.isEmpty()) {
            address.queryParam("cursor", "{cursor}");
            values.put("cursor", cursor);
        }
        return address.buildFromMap(values).toString();
    }

    String agreementOrNull() {
        return all().get("agreement");
    }

    String stageOrNull() {
        return all().get("stage");
    }

    String statusOrNull() {
        return all().get("status");
    }

    String partyOrNull() {
        return all().get("party");
    }

    String mineralOrNull() {
        return all().get("mineral");
    }

    String stepOrNull() {
        return all().get("step");
    }

    String countryOrNull() {
        return all().get("country");
    }

    String textOrNull() {
        return all().get("text");
    }
}
