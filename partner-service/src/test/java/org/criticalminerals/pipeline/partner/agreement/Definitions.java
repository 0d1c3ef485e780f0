package org.criticalminerals.pipeline.partner.agreement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The shipped agreements, to change in tests. */
final class Definitions {

    static final Set<String> PARTIES = Set.of("USA", "EU", "JPN", "MEX");
    static final Map<String, String> AGENCIES = Map.ofEntries(
            Map.entry("us-state", "USA"),
            Map.entry("us-ustr", "USA"),
            Map.entry("us-doe", "USA"),
            Map.entry("us-interior", "USA"),
            Map.entry("us-dfc", "USA"),
            Map.entry("us-exim", "USA"),
            Map.entry("us-dod", "USA"),
            Map.entry("us-commerce", "USA"),
            Map.entry("us-treasury", "USA"),
            Map.entry("eu-grow", "EU"),
            Map.entry("eu-trade", "EU"),
            Map.entry("eu-intpa", "EU"),
            Map.entry("eu-eeas", "EU"),
            Map.entry("eu-eib", "EU"),
            Map.entry("eu-crm-board", "EU"),
            Map.entry("jp-meti", "JPN"));

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private Definitions() {}

    static AgreementDefinition mou() {
        return of("us-eu-mou");
    }

    static RuleDefinition rule(String json) {
        try {
            return JSON.readValue(json, RuleDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static AgreementDefinition of(String code) {
        try {
            return JSON.readValue(
                    Path.of("../deploy/reference/agreements/" + code + ".json").toFile(), AgreementDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
