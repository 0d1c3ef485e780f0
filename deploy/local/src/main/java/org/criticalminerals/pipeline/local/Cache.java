package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of the user for what is dear to make and the same for every run: unpacked and built third-party parts. */
final class Cache {

    private Cache() {}

    static Path folder(String name) {
        Path caches = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElseGet(() -> home().resolve(".cache"));
        Path folder = caches.resolve("critical-minerals-pipeline").resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure(
                    "Can't create %s (%s): make it writable, or name another folder in XDG_CACHE_HOME."
                            .formatted(folder, e.getClass().getSimpleName()),
                    e);
        }
    }

    /** What the shell calls home; the JDK would ask the user database, which sudo and containers don't change. */
    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("HOME")).orElse(System.getProperty("user.home")));
    }
}
