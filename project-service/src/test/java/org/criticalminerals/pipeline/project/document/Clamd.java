package org.criticalminerals.pipeline.project.document;

import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scanner that knows one signature: ClamAV's own daemon where the machine has it, else a socket that speaks as much of
 * its protocol as clamd(8) documents for {@code zINSTREAM}.
 */
public final class Clamd implements AutoCloseable {

    /** What it takes for malware; the signature in a database of its own names these bytes. */
    public static final String MALWARE = "pretend-to-be-malware-for-a-test";

    private static final String SIGNATURE = "Test.Pretended";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final int port;
    private final AutoCloseable stop;

    private Clamd(int port, AutoCloseable stop) {
        this.port = port;
        this.stop = stop;
    }

    /** The real daemon, if it is installed. */
    public static Optional<Clamd> real() {
        return Stream.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Clamd::start);
    }

    /** The real daemon, or one that speaks like it. */
    public static Clamd any() {
        return real().orElseGet(Clamd::spoken);
    }

    private static Clamd start(Path program) {
        try {
            Path folder = Files.createTempDirectory("clamd");
            folder.toFile().setReadable(true, false);
            folder.toFile().setExecutable(true, false);
            Path database = Files.createDirectory(folder.resolve("database"));
            Files.writeString(
                    database.resolve("test.ndb"),
                    SIGNATURE + ":0:*:"
                            + java.util.HexFormat.of().formatHex(MALWARE.getBytes(StandardCharsets.US_ASCII)) + "\n");
            int port = freePort();
            Path settings = Files.writeString(
                    folder.resolve("clamd.conf"), """
                    Foreground yes
                    DatabaseDirectory %s
                    TCPSocket %d
                    TCPAddr 127.0.0.1
                    StreamMaxLength 60M
                    LogFile %s
                    """.formatted(database, port, folder.resolve("clamd.log")));
            Process daemon = new ProcessBuilder(program.toString(), "--config-file=" + settings)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("out.log").toFile())
                    .start();
            await().atMost(PATIENCE).until(() -> accepts(port));
            return new Clamd(port, () -> {
                daemon.destroy();
                daemon.waitFor();
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file :
                            files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** One that speaks like the daemon. */
    public static Clamd spoken() {
        try {
            ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(() -> {
                while (!server.isClosed()) {
                    try (Socket one = server.accept()) {
                        answer(one);
                    } catch (IOException closed) {
                        // The next one, or none any more.
                    }
                }
            });
            return new Clamd(server.getLocalPort(), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder command = new StringBuilder();
        for (int sign = in.read(); sign > 0; sign = in.read()) {
            command.append((char) sign);
        }
        if (!command.toString().equals("zINSTREAM")) {
            socket.getOutputStream().write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        StringBuilder tail = new StringBuilder();
        boolean isFound = false;
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            tail.append(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
            isFound |= tail.indexOf(MALWARE) >= 0;
            tail.delete(0, Math.max(0, tail.length() - MALWARE.length()));
        }
        String answer = isFound ? "stream: " + SIGNATURE + ".UNOFFICIAL FOUND\0" : "stream: OK\0";
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    /** Where it listens on the loopback address. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
