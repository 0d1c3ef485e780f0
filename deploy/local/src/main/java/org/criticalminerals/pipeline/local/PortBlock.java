package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A block of free ports that no other run takes as long as this one lives. It lies below the range from which the
 * system picks ports for outgoing connections, and is held by a file lock, which ends with the process.
 */
final class PortBlock implements AutoCloseable {

    private static final int LOWEST = 20_000;
    private static final int SIZE = 16;
    private static final int BLOCKS = 700;

    private final Ports ports;
    private final FileChannel channel;

    private PortBlock(Ports ports, FileChannel channel) {
        this.ports = ports;
        this.channel = channel;
    }

    static PortBlock claim() {
        Path locks = Path.of(
                System.getProperty("java.io.tmpdir"),
                "critical-minerals-pipeline-ports-" + System.getProperty("user.name"));
        try {
            Files.createDirectories(locks);
            int start = ThreadLocalRandom.current().nextInt(BLOCKS);
            for (int i = 0; i < BLOCKS; i++) {
                int first = LOWEST + (start + i) % BLOCKS * SIZE;
                FileChannel channel = FileChannel.open(
                        locks.resolve(first + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock();
                if (lock != null && allFree(first)) {
                    return new PortBlock(Ports.from(first), channel);
                }
                channel.close();
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "Can't reserve ports in %s (%s): make it writable, or set another folder with -Djava.io.tmpdir."
                            .formatted(locks, e.getMessage()),
                    e);
        }
        throw new StartFailure("No block of %d free ports between %d and %d: end some processes that listen there."
                .formatted(SIZE, LOWEST, LOWEST + BLOCKS * SIZE));
    }

    Ports ports() {
        return ports;
    }

    private static boolean allFree(int first) {
        for (int i = 0; i < Port.values().length; i++) {
            if (!Ports.isFree(first + i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
