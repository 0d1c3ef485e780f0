package org.criticalminerals.pipeline.portal.watch;

import io.quarkus.qute.TemplateExtension;
import jakarta.ws.rs.core.UriBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.WatchClient.SavedSearch;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Texts;

/** The filters of a kept search: as an address of the pipeline's table, and in words. */
@TemplateExtension
final class SavedFilters {

    /** The filters that the pipeline knows, by the names that they have in addresses. */
    static final List<String> NAMES =
            List.of("text", "agreement", "stage", "status", "party", "mineral", "step", "country");

    private SavedFilters() {}

    static String address(Map<String, String> filters) {
        UriBuilder address = UriBuilder.fromPath("/pipeline/table");
        Map<String, Object> values = new LinkedHashMap<>();
        NAMES.stream().filter(filters::containsKey).forEach(name -> {
            address.queryParam(name, "{" + name + "}");
            values.put(name, filters.get(name));
        });
        return address.buildFromMap(values).toString();
    }

    /** What a search narrows the pipeline to, in words. */
    static String inWords(SavedSearch search, Frame frame) {
        String words = NAMES.stream()
                .filter(search.filters()::containsKey)
                .map(name -> value(name, search.filters().get(name), frame))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Texts.of("search", "all") : words;
    }

    private static String value(String name, String value, Frame frame) {
        return switch (name) {
            case "agreement" -> frame.agreement(value);
            case "stage" -> Texts.of("stage", value);
            case "status" -> Texts.of("status", value);
            case "party" -> frame.names().party(value);
            case "mineral" -> frame.names().mineral(value);
            case "step" -> Texts.of("step", value);
            case "country" -> Texts.country(value);
            default -> "“" + value + "”";
        };
    }
}
