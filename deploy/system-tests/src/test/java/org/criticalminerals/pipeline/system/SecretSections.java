package org.criticalminerals.pipeline.system;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The sections of a dossier, with a word in each text that they have. */
final class SecretSections {

    private SecretSections() {}

    /** A section's content with a word in each of its texts. */
    interface Content {
        Map<String, Object> of(UnaryOperator<String> word);
    }

    static Content sites(String country) {
        return word -> Map.of(
                "sites",
                List.of(Map.of(
                        "country",
                        country,
                        "name",
                        word.apply("name"),
                        "region",
                        word.apply("region"),
                        "notes",
                        word.apply("site's notes"))));
    }

    static Content production() {
        return word -> Map.of(
                "lines",
                List.of(Map.of("mineral", "neodymium", "step", "SEPARATION", "grade", word.apply("grade"))),
                "notes",
                word.apply("notes"));
    }

    static Content timetable() {
        return word -> Map.of(
                "milestones",
                List.of(Map.of("title", word.apply("title"), "date", "2029", "notes", word.apply("milestone's notes"))),
                "notes",
                word.apply("notes"));
    }

    static Content attestation() {
        return word -> Map.of(
                "name",
                word.apply("name"),
                "function",
                word.apply("function"),
                "date",
                "2026-11-02",
                "statement",
                word.apply("statement"));
    }

    static Content finance() {
        return word -> Map.of(
                "capex", Steps.money("1200000000.00"),
                "need", Steps.money("300000000.00"),
                "sources", List.of(Map.of("name", word.apply("source"), "notes", word.apply("source's notes"))),
                "notes", word.apply("notes"));
    }

    static Content environment() {
        return word -> Map.of(
                "impactAssessment", Map.of("state", "PLANNED", "authority", word.apply("authority")),
                "communities", word.apply("communities"),
                "indigenousPeoples", word.apply("indigenousPeoples"),
                "biodiversity", word.apply("biodiversity"),
                "closure", word.apply("closure"),
                "standards", List.of(word.apply("standards")),
                "notes", word.apply("notes"));
    }

    static Content ownership() {
        return word -> Map.of(
                "owners",
                List.of(Map.of("name", word.apply("owner"), "sharePercent", 60)),
                "beneficialOwners",
                List.of(Map.of("name", word.apply("beneficial owner"))),
                "control",
                word.apply("control"));
    }

    static Content permits() {
        return word -> Map.of(
                "permits",
                List.of(Map.of(
                        "title",
                        word.apply("title"),
                        "authority",
                        word.apply("authority"),
                        "state",
                        "APPLIED",
                        "notes",
                        word.apply("permit's notes"))),
                "notes",
                word.apply("notes"));
    }

    static Content offtake() {
        return word -> Map.of(
                "agreements",
                List.of(Map.of(
                        "buyer",
                        word.apply("buyer"),
                        "commitment",
                        "IN_TALKS",
                        "notes",
                        word.apply("agreement's notes"))),
                "notes",
                word.apply("notes"));
    }

    static Content resources() {
        return word -> Map.of(
                "estimates",
                List.of(Map.of(
                        "mineral",
                        "neodymium",
                        "unfc",
                        "221",
                        "site",
                        word.apply("site"),
                        "source",
                        word.apply("source"))),
                "notes",
                word.apply("notes"));
    }
}
