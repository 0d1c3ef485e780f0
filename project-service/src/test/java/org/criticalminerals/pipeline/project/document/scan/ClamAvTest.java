package org.criticalminerals.pipeline.project.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.criticalminerals.pipeline.project.document.Clamd;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Clean;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Infected;
import org.criticalminerals.pipeline.project.document.scan.MalwareScanner.Verdict;
import org.junit.jupiter.api.Test;

/** The adapter for ClamAV: against its daemon where the machine has one, and against sockets that behave badly. */
class ClamAvTest {

    private static final String HOST = InetAddress.getLoopbackAddress().getHostAddress();
    private static final Duration SHORT = Duration.ofMillis(500);

    @Test
    void theRealDaemonTellsMalwareFromTheRest() throws IOException {
        Optional<Clamd> installed = Clamd.real();
        assumeThat(installed).as("clamd is installed here").isPresent();
        try (Clamd daemon = installed.get()) {
            tellsThemApart(daemon);
        }
    }

    @Test
    void whatSpeaksLikeTheDaemonIsUnderstood() throws IOException {
        try (Clamd daemon = Clamd.spoken()) {
            tellsThemApart(daemon);
        }
    }

    private static void tellsThemApart(Clamd daemon) throws IOException {
        ClamAv scanner = new ClamAv(HOST, daemon.port(), Duration.ofSeconds(20));
        assertThat(scanner.scan(content(0, ""))).isEqualTo(new Clean());
        assertThat(scanner.scan(content(3_000_000, "harmless"))).isEqualTo(new Clean());
        Verdict found = scanner.scan(content(3_000_000, Clamd.MALWARE));
        assertThat(found).isInstanceOfSatisfying(Infected.class, infected -> assertThat(infected.signature())
                .startsWith("Test.Pretended"));
    }

    private static InputStream content(int length, String end) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'a');
        byte[] tail = end.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(text, length + tail.length);
        System.arraycopy(tail, 0, all, length, tail.length);
        return new ByteArrayInputStream(all);
    }

    @Test
    void whatIsTooLargeForItHasNoVerdict() throws IOException {
        try (Said daemon = new Said("INSTREAM size limit exceeded. ERROR\0")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> daemon.scanner().scan(content(50_000_000, "")))
                    .withMessageContaining("size limit exceeded");
        }
    }

    @Test
    void silenceAndBreakingOffAreNoVerdict() throws IOException {
        try (Said daemon = new Said(null)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> daemon.scanner().scan(content(10, "")));
        }
        try (Said daemon = new Said("")) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> daemon.scanner().scan(content(10, "")));
        }
    }

    @Test
    void nobodyThereIsNoVerdict() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new ClamAv(HOST, free, SHORT).scan(content(10, "")));
    }

    /** A daemon that says one thing, or for null nothing while it holds on. */
    private static final class Said implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        Said(String answer) throws IOException {
            Thread.ofVirtual().start(() -> {
                try (Socket one = server.accept()) {
                    if (answer != null) {
                        one.getInputStream().readNBytes(10);
                        one.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                        one.shutdownOutput();
                    }
                    one.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                    // The test is over.
                }
            });
        }

        ClamAv scanner() {
            return new ClamAv(HOST, server.getLocalPort(), SHORT);
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
