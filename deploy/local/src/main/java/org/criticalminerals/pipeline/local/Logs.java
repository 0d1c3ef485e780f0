package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;

/** Keeps the console for the progress: what the parts in this process log goes to files. */
final class Logs {

    /** Held, since the log manager forgets loggers that nobody refers to. */
    @SuppressWarnings("unused")
    private final List<Logger> configured;

    private Logs(List<Logger> configured) {
        this.configured = configured;
    }

    static Logs to(DataDirectory data) {
        LogManager.getLogManager().reset();
        try {
            Logger root = Logger.getLogger("");
            root.setLevel(Level.WARNING);
            root.addHandler(file(data, "platform"));
            Handler kafka = file(data, "kafka");
            List<Logger> brokers =
                    List.of(Logger.getLogger("kafka"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("state"));
            for (Logger broker : brokers) {
                broker.setUseParentHandlers(false);
                broker.addHandler(kafka);
            }
            return new Logs(brokers);
        } catch (IOException e) {
            throw new StartFailure("Can't write logs to %s (%s).".formatted(data.part("logs"), e.getMessage()), e);
        }
    }

    private static Handler file(DataDirectory data, String name) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        var out = Files.newOutputStream(data.log(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var handler = new StreamHandler(out, new SimpleFormatter()) {
            @Override
            public synchronized void publish(LogRecord record) {
                super.publish(record);
                flush();
            }
        };
        handler.setLevel(Level.ALL);
        return handler;
    }
}
