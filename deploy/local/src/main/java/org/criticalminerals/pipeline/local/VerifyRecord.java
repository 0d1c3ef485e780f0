package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.local.client.PipelineRoot;
import org.criticalminerals.pipeline.record.Finding;
import org.criticalminerals.pipeline.record.RootKeys;
import org.criticalminerals.pipeline.record.SealedRoot;

/**
 * The command behind {@code deploy/local/verify-record}: an operator verifies every service's record against the roots on
 * the topic; a party verifies the leaves that it took with it against its own copy of the roots.
 */
public final class VerifyRecord {

    static final String USAGE = """
            Usage: deploy/local/verify-record [--data DIR] [--keys DIR] [LEAVES [--roots FILE] | --save-roots FILE]
              (nothing)          verify every service's record against the roots that were published
              --save-roots FILE  keep a copy of the published roots, as a party does
              LEAVES             verify exported leaves (JSON Lines) ...
              --roots FILE       ... against this copy of the roots; needs no running system
              --keys DIR         the folder with the services' public keys (default: record in the data folder)
              --data DIR         the system's data folder (default: $PIPELINE_DATA, or else deploy/local/data)
              --help             show this
            Prints a line for each place where something is wrong. Ends with 0 where nothing is, with 1 otherwise.""";

    private VerifyRecord() {}

    public static void main(String[] arguments) {
        try {
            Path data = Optional.ofNullable(System.getenv("PIPELINE_DATA"))
                    .map(Path::of)
                    .orElseGet(() -> PipelineRoot.find().resolve("deploy/local/data"));
            Outcome outcome = run(Arrays.asList(arguments), data);
            System.out.println(outcome.said());
            System.exit(outcome.isSound() ? 0 : 1);
        } catch (StartFailure | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    /**
     * What to print.
     *
     * @param said the lines
     * @param isSound whether nothing is wrong
     */
    record Outcome(String said, boolean isSound) {}

    static Outcome run(List<String> arguments, Path usual) {
        Path data = usual;
        Optional<Path> keys = Optional.empty();
        Optional<Path> leaves = Optional.empty();
        Optional<Path> roots = Optional.empty();
        Optional<Path> save = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--help", "-h" -> {
                    return new Outcome(USAGE, true);
                }
                case "--data" -> data = value(rest, argument);
                case "--keys" -> keys = Optional.of(value(rest, argument));
                case "--roots" -> roots = Optional.of(value(rest, argument));
                case "--save-roots" -> save = Optional.of(value(rest, argument));
                default -> {
                    if (argument.startsWith("-") || leaves.isPresent()) {
                        throw unknown(argument);
                    }
                    leaves = Optional.of(Path.of(argument));
                }
            }
        }
        Map<String, PublicKey> trusted = keys(keys.orElse(data.resolve(RecordKeyFiles.FOLDER)));
        if (leaves.isPresent()) {
            Path copy = roots.orElseThrow(() -> new StartFailure(
                    "Leaves are verified against your own copy of the roots: name it with --roots FILE."));
            return told(ExportCheck.check(leaves.get(), copy, trusted));
        }
        PublishedRoots published = new PublishedRoots(data);
        if (save.isPresent()) {
            List<SealedRoot> all = published.read();
            write(save.get(), all.stream().map(root -> root.toJson().toString()));
            return new Outcome("Kept %d roots in %s".formatted(all.size(), save.get()), true);
        }
        return told(new RecordOfServices(data, trusted).check(published.read()));
    }

    private static Outcome told(Checked checked) {
        List<String> lines = new ArrayList<>(checked.summary());
        checked.findings().stream().map(Finding::line).forEach(lines::add);
        lines.add(
                checked.findings().isEmpty()
                        ? "Nothing is wrong."
                        : checked.findings().size() + " places are wrong.");
        return new Outcome(String.join("\n", lines), checked.findings().isEmpty());
    }

    /**
     * What was looked at, and what is wrong.
     *
     * @param summary lines on what was looked at
     * @param findings what is wrong
     */
    record Checked(List<String> summary, List<Finding> findings) {}

    private static Path value(Iterator<String> rest, String option) {
        if (!rest.hasNext()) {
            throw new StartFailure("%s needs a value: see deploy/local/verify-record --help.".formatted(option));
        }
        return Path.of(rest.next()).toAbsolutePath().normalize();
    }

    private static StartFailure unknown(String argument) {
        return new StartFailure(
                "Don't know what to do with %s: see deploy/local/verify-record --help.".formatted(argument));
    }

    private static Map<String, PublicKey> keys(Path folder) {
        Map<String, PublicKey> keys = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".pub")).toList()) {
                PublicKey key = RootKeys.publicKey(Files.readString(file));
                keys.put(RootKeys.idOf(key), key);
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "The services' public keys can't be read from %s: name their folder with --keys.".formatted(folder),
                    e);
        }
        return keys;
    }

    private static void write(Path file, Stream<String> lines) {
        try {
            Files.write(file, lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write " + file, e);
        }
    }
}
