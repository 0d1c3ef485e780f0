package org.criticalminerals.pipeline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.record.ChainCheck;
import org.criticalminerals.pipeline.record.ExportedLeaf;
import org.criticalminerals.pipeline.record.Finding;
import org.criticalminerals.pipeline.record.LeafField;
import org.criticalminerals.pipeline.record.SealedRoot;

/** Verifies exported leaves against a party's own copy of the roots: no database, no network. */
final class ExportCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportCheck() {}

    static VerifyRecord.Checked check(Path leaves, Path roots, Map<String, PublicKey> trusted) {
        Map<String, List<SealedRoot>> byService = new TreeMap<>();
        lines(roots, line -> {
            SealedRoot root = SealedRoot.of(line);
            byService
                    .computeIfAbsent(root.service(), service -> new ArrayList<>())
                    .add(root);
        });
        List<Finding> findings = new ArrayList<>();
        Map<String, Map<Long, SealedRoot>> byNumber = new HashMap<>();
        byService.forEach((service, all) -> {
            findings.addAll(ChainCheck.check(service, all, trusted, null));
            Map<Long, SealedRoot> numbered = new HashMap<>();
            all.forEach(root -> numbered.put(root.number(), root));
            byNumber.put(service, numbered);
        });
        int[] count = new int[2];
        lines(leaves, line -> {
            if (line.path("type").asText().equals("leaf")) {
                ExportedLeaf leaf = ExportedLeaf.of(line);
                count[0]++;
                count[1] += leaf.proof() == null ? 1 : 0;
                findings.addAll(leaf.check(byNumber.getOrDefault(leaf.leaf().text(LeafField.SERVICE), Map.of())));
            }
        });
        return new VerifyRecord.Checked(
                List.of("Looked at %d leaves, of which %d are not sealed yet and so prove nothing."
                        .formatted(count[0], count[1])),
                findings);
    }

    private static void lines(Path file, Consumer<JsonNode> each) {
        int number = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : (Iterable<String>) lines::iterator) {
                number++;
                if (!line.isBlank()) {
                    each.accept(JSON.readTree(line));
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StartFailure(
                    "Line %d of %s is not one of the record: %s".formatted(number, file, e.getMessage()));
        } catch (IOException e) {
            throw new StartFailure("Can't read %s.".formatted(file), e);
        }
    }
}
