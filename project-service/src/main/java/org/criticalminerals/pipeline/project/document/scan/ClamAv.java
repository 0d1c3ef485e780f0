package org.criticalminerals.pipeline.project.document.scan;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a ClamAV daemon over TCP by its command {@code zINSTREAM} (clamd(8)): pieces, each behind its length as four bytes,
 * an empty one behind the last, then one line of answer. The daemon's {@code StreamMaxLength} must be at least the size of
 * the largest document; of what is larger it says nothing but that it is.
 */
public final class ClamAv implements MalwareScanner {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4 * 1024;
    private static final int LONGEST_SIGNATURE = 200;
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND");
    private static final String OK = "stream: OK";

    private final String host;
    private final int port;
    private final Duration patience;

    /**
     * @param host where the daemon listens
     * @param port its {@code TCPSocket}, 3310 as a rule
     * @param patience how long to wait for the connection, and then for the answer
     */
    public ClamAv(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    @Override
    public Verdict scan(InputStream content) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(patience.toMillis());
            socket.connect(new InetSocketAddress(host, port), millis);
            socket.setSoTimeout(millis);
            boolean isTaken = send(content, socket.getOutputStream());
            return verdict(answer(socket.getInputStream(), isTaken));
        }
    }

    // A daemon that has had enough answers and closes; its answer says more than the broken pipe.
    private static boolean send(InputStream content, OutputStream socket) throws IOException {
        byte[] piece = new byte[PIECE];
        DataOutputStream out = new DataOutputStream(socket);
        try {
            out.write(COMMAND);
            for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
                out.writeInt(count);
                out.write(piece, 0, count);
            }
            out.writeInt(0);
            out.flush();
            return true;
        } catch (SocketException refused) {
            return false;
        }
    }

    private static String answer(InputStream socket, boolean isTaken) throws IOException {
        StringBuilder answer = new StringBuilder();
        for (int sign = socket.read(); sign > 0 && answer.length() < LONGEST_ANSWER; sign = socket.read()) {
            answer.append((char) sign);
        }
        if (answer.isEmpty()) {
            throw new IOException(isTaken ? "The scanner gave no answer" : "The scanner broke the connection off");
        }
        return answer.toString().strip();
    }

    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals(OK)) {
            return new Clean();
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            String signature = found.group(1).replaceAll("\\p{Cntrl}", " ");
            return new Infected(signature.substring(0, Math.min(signature.length(), LONGEST_SIGNATURE)));
        }
        throw new IOException("The scanner has no verdict: " + answer);
    }
}
