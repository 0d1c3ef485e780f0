package org.criticalminerals.pipeline.local;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.client.PipelineRoot;

/** The command behind {@code deploy/local/clock}: shows the time of a running system, and moves it ahead. */
public final class ClockCommand {

    static final String USAGE = """
            Usage: deploy/local/clock [--data DIR] [TIME]
              (nothing)             show what time it is in the running system
              +3d                   move it ahead: w, d, h, m or s, also together (+1d12h)
              2026-12-08T16:55:00Z  move it to that instant (ISO 8601 with Z or an offset)
              --data DIR            the system's data folder (default: $PIPELINE_DATA, or else deploy/local/data)
              --help                show this
            It goes forward only, and stays where it is over a restart; deploy/local/up --fresh begins at the machine's time.
            Sign-ins live by the machine's time.""";

    private static final Pattern AHEAD = Pattern.compile("\\+((?:\\d{1,6}[wdhms])+)");
    private static final Pattern PART = Pattern.compile("(\\d+)([wdhms])");

    private ClockCommand() {}

    public static void main(String[] arguments) {
        try {
            Path data = Optional.ofNullable(System.getenv("PIPELINE_DATA"))
                    .map(Path::of)
                    .orElseGet(() -> PipelineRoot.find().resolve("deploy/local/data"));
            System.out.println(run(Arrays.asList(arguments), data));
        } catch (StartFailure | IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** What to print; {@code usual} is the data folder where none is named. */
    static String run(List<String> arguments, Path usual) {
        Path data = usual;
        Optional<String> time = Optional.empty();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (List.of("--help", "-h").contains(argument)) {
                return USAGE;
            } else if (argument.equals("--data") && rest.hasNext()) {
                data = Path.of(rest.next()).toAbsolutePath().normalize();
            } else if (argument.startsWith("-") || time.isPresent()) {
                throw new StartFailure(
                        "Don't know what to do with %s: see deploy/local/clock --help.".formatted(argument));
            } else {
                time = Optional.of(argument);
            }
        }
        return run(data, time);
    }

    private static String run(Path data, Optional<String> time) {
        // Read before asking whether a system runs: what is wrong with the command itself comes first.
        time.ifPresent(text -> target(text, Instant.EPOCH));
        try (LocalSystemProcess system = LocalSystemProcess.attach(data)) {
            time.ifPresent(text -> system.moveClockTo(target(text, system.clock())));
            return told(system.clock(), Instant.now());
        }
    }

    /** The instant that a text names, counted from {@code now} where it says how far ahead. */
    static Instant target(String text, Instant now) {
        Matcher ahead = AHEAD.matcher(text);
        if (ahead.matches()) {
            return PART.matcher(ahead.group(1))
                    .results()
                    .map(part -> unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))))
                    .reduce(now, Instant::plus, (one, other) -> other);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new StartFailure(
                    "%s is no time: say how far ahead, as +3d or +1d12h, or which instant, as 2026-12-08T16:55:00Z."
                            .formatted(text),
                    e);
        }
    }

    static String told(Instant time, Instant machine) {
        // To the second, as it is shown; what asking takes is no difference.
        Duration ahead =
                Duration.ofSeconds(Math.round(Duration.between(machine, time).toMillis() / 1000.0));
        String shown = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return ahead.isZero() || ahead.isNegative()
                ? shown + ", as the machine's clock"
                : "%s, ahead of the machine's clock by %d d %d h %d min %d s"
                        .formatted(
                                shown,
                                ahead.toDaysPart(),
                                ahead.toHoursPart(),
                                ahead.toMinutesPart(),
                                ahead.toSecondsPart());
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "w" -> Duration.ofDays(7);
            case "d" -> Duration.ofDays(1);
            case "h" -> Duration.ofHours(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
    }
}
