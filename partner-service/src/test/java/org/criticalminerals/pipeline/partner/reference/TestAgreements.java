package org.criticalminerals.pipeline.partner.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Agreements of a test's own, loaded beside the shipped ones as any new agreement is: by a file. */
public final class TestAgreements {

    private static final Path SHIPPED = Path.of("../deploy/reference");

    private TestAgreements() {}

    /**
     * Loads an agreement made from the MoU's file.
     *
     * @param loader the service's loader
     * @param code its code
     * @param edit what is different in it
     */
    public static void load(ReferenceLoader loader, String code, UnaryOperator<String> edit) {
        try {
            Path folder = Files.createTempDirectory("reference");
            copy(SHIPPED, folder);
            String mou = Files.readString(SHIPPED.resolve("agreements/us-eu-mou.json"));
            String own = edit.apply(mou.replace("\"us-eu-mou\"", "\"" + code + "\""));
            Files.writeString(folder.resolve("agreements").resolve(code + ".json"), own);
            loader.load(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
