package org.criticalminerals.pipeline.local.client;

import java.util.Optional;

/** The Maven process to which a test's JVM belongs. */
final class MavenRun {

    private MavenRun() {}

    /** The nearest ancestor that is Maven, or else this process. */
    static ProcessHandle current() {
        ProcessHandle self = ProcessHandle.current();
        Optional<ProcessHandle> ancestor = self.parent();
        while (ancestor.isPresent()) {
            if (isMaven(ancestor.get())) {
                return ancestor.get();
            }
            ancestor = ancestor.get().parent();
        }
        return self;
    }

    private static boolean isMaven(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("java") && line.contains("org.codehaus.plexus.classworlds.launcher.Launcher");
    }
}
