package org.criticalminerals.pipeline.portal.layout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.dossier.DefinitionsForTests;
import org.criticalminerals.pipeline.portal.dossier.SectionDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every word of documents is there in every language, says the same values, and is used. */
class TranslationsTest {

    private static final Path REFERENCE = Path.of("../deploy/reference");
    private static final Path VOCABULARY = Path.of("../project-service/src/main/resources/reference");
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void noKeyIsMissingAndNoneTooMany(Language language) throws IOException {
        for (String file : List.of("codes", "documents")) {
            assertThat(written(file, language)).as(file).isEqualTo(written(file, Language.ENGLISH));
        }
        assertThat(written("dossier", language)).isEqualTo(dossier());
        assertThat(written("names", language)).isEqualTo(reference());
    }

    @ParameterizedTest
    @EnumSource
    void aTranslationTakesTheSameValuesAndStraysIntoNoPattern(Language language) {
        for (String file : List.of("codes", "documents")) {
            Words english = Words.of(file, Locale.ENGLISH);
            Words words = Words.of(file, language.locale(""));
            for (String key : english.keys()) {
                assertThat(values(words.of(key))).as(key).isEqualTo(values(english.of(key)));
                // A straight apostrophe would quote what follows it in a pattern.
                assertThat(words.of(key)).as(key).doesNotContain("'");
                assertThat(words.of(key, 2, 3, 4)).as(key).doesNotContain("{", "}");
            }
        }
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        String code = text(Path.of("src/main/java"), ".java");
        String documents = text(Path.of("src/main/java/org/criticalminerals/pipeline/portal/documents"), ".java");
        String templates = text(Path.of("src/main/resources/templates"), ".html");
        for (String key : Words.of("documents", Locale.ENGLISH).keys()) {
            String group = key.substring(0, key.lastIndexOf('.') + 1);
            assertThat(documents.contains('"' + key + '"') || !group.isEmpty() && documents.contains('"' + group + '"'))
                    .as(key)
                    .isTrue();
        }
        for (String key : Words.codes(Locale.ENGLISH).keys()) {
            String group = key.replaceAll("\\..*", "");
            assertThat(code.contains('"' + group + '"')
                            || code.contains('"' + group + ".\"")
                            || templates.contains("'" + group + "'"))
                    .as(key)
                    .isTrue();
        }
    }

    private static Set<String> written(String file, Language language) {
        return new TreeSet<>(Words.of(file, language.locale("")).keys());
    }

    private static Set<String> values(String pattern) {
        Set<String> values = new TreeSet<>();
        VALUE.matcher(pattern).results().forEach(found -> values.add(found.group(1)));
        return values;
    }

    // The keys as SectionDefinition looks for them, from what the sections hold.
    private static Set<String> dossier() {
        Set<String> keys = new TreeSet<>();
        for (SectionDefinition section : DefinitionsForTests.all().all()) {
            keys.add(section.name());
            for (SectionDefinition.Group group : section.groups()) {
                String key = group.isRepeated() ? section.name() + "." + group.path() : section.name();
                if (!group.title().isEmpty()) {
                    String first = "." + group.fields().getFirst().path();
                    keys.add(key + (group.isRepeated() ? "" : first) + ".caption");
                }
                for (SectionDefinition.Field field : group.fields()) {
                    keys.add(key + "." + field.path());
                    field.options().forEach(option -> keys.add(key + "." + field.path() + "." + option.value()));
                }
            }
        }
        return keys;
    }

    private static Set<String> reference() throws IOException {
        Set<String> keys = new TreeSet<>();
        json("parties.json")
                .path("parties")
                .forEach(party -> keys.add("party." + party.path("code").asText()));
        json("agencies.json").path("agencies").forEach(agency -> {
            keys.add("agency." + agency.path("id").asText());
            keys.add("agency." + agency.path("id").asText() + ".short");
        });
        try (Stream<Path> agreements = Files.list(REFERENCE.resolve("agreements"))) {
            for (Path agreement : agreements.toList()) {
                keys.add("agreement."
                        + new ObjectMapper()
                                .readTree(agreement.toFile())
                                .path("code")
                                .asText());
            }
        }
        rows("minerals.csv").forEach(row -> keys.add("mineral." + Names.key(row.split(",")[0])));
        rows("groups.csv").forEach(row -> keys.add("mineral." + row.split(",")[0]));
        rows("mineral-aliases.csv").stream()
                .map(row -> row.split(","))
                .filter(row -> row[0].equals(row[1]))
                .forEach(row -> keys.add("mineral." + Names.key(row[0])));
        return keys;
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(REFERENCE.resolve(file).toFile());
    }

    private static List<String> rows(String file) throws IOException {
        List<String> rows = new ArrayList<>(Files.readAllLines(VOCABULARY.resolve(file)));
        rows.removeFirst();
        rows.removeIf(String::isBlank);
        return rows;
    }

    private static String text(Path folder, String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(ending)).toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }
}
