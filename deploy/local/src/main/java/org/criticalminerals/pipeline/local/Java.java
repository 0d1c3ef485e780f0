package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK that runs this process, for its children. */
final class Java {

    private Java() {}

    static String home() {
        return System.getProperty("java.home");
    }

    static List<String> command(List<String> flags, List<String> program) {
        var command = new ArrayList<String>();
        command.add(Path.of(home(), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(program);
        return command;
    }
}
