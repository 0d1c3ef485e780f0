package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The security statement speaks of every requirement once, and names tests that exist. */
class SecurityStatementTest {

    private static final Path ROOT = Path.of(System.getProperty("pipeline.root", "../.."));
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\| (.+?) \\| (.*?)\\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|E2ET))`");

    private final String statement = read(ROOT.resolve("deploy/docs/security.md"));

    @Test
    void everyRequirementStandsThereOnce() throws IOException {
        List<String> stated =
                ROW.matcher(statement).results().map(row -> row.group(1)).toList();

        assertThat(stated).containsExactlyElementsOf(requirements());
    }

    @Test
    void everyTestNamedExists() throws IOException {
        Set<String> named =
                TEST.matcher(statement).results().map(test -> test.group(1)).collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(tests()).containsAll(named);
    }

    @Test
    void nothingIsPromised() {
        Set<String> promises = Set.of("will be", "planned", "to come");

        assertThat(ROW.matcher(statement).results().map(MatchResult::group))
                .noneMatch(row -> promises.stream().anyMatch(row::contains));
    }

    private static List<String> requirements() throws IOException {
        try (InputStream list = SecurityStatementTest.class.getResourceAsStream("/asvs-5.0-levels-1-and-2.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 20, (path, attributes) -> path.toString().contains("/src/test/java/"))) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
