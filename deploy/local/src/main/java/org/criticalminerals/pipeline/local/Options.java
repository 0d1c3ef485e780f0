package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was asked for on the command line.
 *
 * @param data the folder that keeps everything of this system
 * @param fresh whether to begin anew
 * @param background whether to return once all is ready
 * @param autoPorts whether to take free ports instead of the well-known ones
 * @param platformOnly whether to leave out services and portal
 * @param keycloak whether to start Keycloak
 * @param demo whether to load the demo data on the first start
 * @param endWith the process whose end ends the system too
 * @param temporary whether the data is deleted at the end
 * @param help whether only the usage is asked for
 */
public record Options(
        Path data,
        boolean fresh,
        boolean background,
        boolean autoPorts,
        boolean platformOnly,
        boolean keycloak,
        boolean demo,
        OptionalLong endWith,
        boolean temporary,
        boolean help) {

    static final String USAGE = """
            Usage: deploy/local/up [options]
              --data DIR            keep the data in DIR (default: deploy/local/data)
              --fresh               begin anew: delete the data first
              --background          return, detached, once all is ready
              --ports auto          take free ports instead of the well-known ones
              --platform-only       PostgreSQL, Kafka, Keycloak and mail, without services and portal
              --without-keycloak    leave out Keycloak
              --without-demo        load no demo data
              --end-with PID        stop when the process PID ends
              --temporary           delete the data at the end
              --help                show this
            Stop it with Ctrl-C, or with deploy/local/down.""";

    /** Reads the command line; the data lies in {@code root}'s {@code deploy/local/data} unless it says otherwise. */
    public static Options parse(List<String> arguments, Path root) {
        var options = new Parser(root.resolve("deploy/local/data"));
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            options.read(rest.next(), rest);
        }
        return options.result();
    }

    private static final class Parser {
        private Path data;
        private boolean fresh;
        private boolean background;
        private boolean autoPorts;
        private boolean platformOnly;
        private boolean keycloak = true;
        private boolean demo = true;
        private OptionalLong endWith = OptionalLong.empty();
        private boolean temporary;
        private boolean help;

        Parser(Path data) {
            this.data = data;
        }

        void read(String option, Iterator<String> rest) {
            switch (option) {
                case "--data" -> data = Path.of(value(option, "a folder", rest)).toAbsolutePath();
                case "--fresh" -> fresh = true;
                case "--background" -> background = true;
                case "--ports" -> autoPorts = isAuto(value(option, "auto", rest));
                case "--platform-only" -> platformOnly = true;
                case "--without-keycloak" -> keycloak = false;
                case "--without-demo" -> demo = false;
                case "--end-with" -> endWith = OptionalLong.of(pid(value(option, "a process number", rest)));
                case "--temporary" -> temporary = true;
                case "--help", "-h" -> help = true;
                default -> throw new StartFailure("Unknown option %s: see deploy/local/up --help.".formatted(option));
            }
        }

        Options result() {
            if (!keycloak && !platformOnly) {
                throw new StartFailure(
                        "--without-keycloak needs --platform-only: nobody could sign in to the portal without it.");
            }
            return new Options(
                    data.normalize(),
                    fresh,
                    background,
                    autoPorts,
                    platformOnly,
                    keycloak,
                    demo,
                    endWith,
                    temporary,
                    help);
        }

        private static String value(String option, String what, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new StartFailure("%s needs %s: see deploy/local/up --help.".formatted(option, what));
            }
            return rest.next();
        }

        private static boolean isAuto(String value) {
            if (!value.equals("auto")) {
                throw new StartFailure("--ports knows only auto, not %s.".formatted(value));
            }
            return true;
        }

        private static long pid(String value) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new StartFailure("--end-with needs a process number, not %s.".formatted(value), e);
            }
        }
    }
}
