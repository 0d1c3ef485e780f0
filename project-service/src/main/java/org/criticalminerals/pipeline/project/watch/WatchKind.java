package org.criticalminerals.pipeline.project.watch;

import java.util.Arrays;
import java.util.Optional;

/** What can be watched. */
public enum WatchKind {
    PROJECT("projects"),
    REVIEW("reviews");

    private final String path;

    WatchKind(String path) {
        this.path = path;
    }

    /** The kind with a name, as bodies name it. */
    static Optional<WatchKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The kind whose things lie under a path, as addresses name it. */
    static Optional<WatchKind> under(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }
}
