package org.criticalminerals.pipeline.kit.time;

import java.time.InstantSource;
import java.util.ServiceLoader;

/**
 * Where the time comes from: the machine, unless the command line names a jar that offers another source. The local
 * profile alone does that; nothing that is packaged offers one, and the build asserts it.
 */
final class TimeSource {

    private TimeSource() {}

    static InstantSource find() {
        // The system's loader sees what the command line names, and no jar of the packaged application.
        return ServiceLoader.load(InstantSource.class, ClassLoader.getSystemClassLoader())
                .findFirst()
                .orElseGet(InstantSource::system);
    }
}
