package org.criticalminerals.pipeline.project.document.preview;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks whether a PDF holds streams that unpack to more than is good, before anything opens it: every place that can be a
 * stream is unpacked into nothing, and counted. A few kilobytes can hold gigabytes of zeros.
 */
final class PackedStreams {

    private static final byte[] BEGIN = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 64 * 1024;
    private static final int ZLIB = 0x78;
    // All of them together may be that many times as large as one.
    private static final int TOGETHER = 16;

    private PackedStreams() {}

    /**
     * Looks through a file.
     *
     * @throws UnshownException where one of its streams, or all together, unpack to too much
     */
    static void check(Path pdf, Bounds bounds) throws IOException, UnshownException {
        long total = 0;
        Inflater inflater = new Inflater();
        try (RandomAccessFile file = new RandomAccessFile(pdf.toFile(), "r")) {
            for (long begin : begins(pdf)) {
                total += unpacked(file, begin, inflater, bounds.unpacked());
                if (total > TOGETHER * bounds.unpacked()) {
                    throw new UnshownException("The file's streams unpack to too much");
                }
            }
        } finally {
            inflater.end();
        }
    }

    private static List<Long> begins(Path pdf) throws IOException {
        List<Long> begins = new ArrayList<>();
        try (BufferedInputStream content = new BufferedInputStream(Files.newInputStream(pdf), BUFFER)) {
            int matched = 0;
            long position = 0;
            for (int one = content.read(); one >= 0; one = content.read()) {
                position++;
                matched = one == BEGIN[matched] ? matched + 1 : one == BEGIN[0] ? 1 : 0;
                if (matched == BEGIN.length) {
                    begins.add(position);
                    matched = 0;
                }
            }
        }
        return begins;
    }

    private static long unpacked(RandomAccessFile file, long begin, Inflater inflater, long most)
            throws IOException, UnshownException {
        file.seek(begin);
        int sign = file.read();
        while (sign == '\r' || sign == '\n' || sign == ' ') {
            sign = file.read();
        }
        if ((sign & 0x0f) != (ZLIB & 0x0f)) {
            return 0;
        }
        file.seek(file.getFilePointer() - 1);
        inflater.reset();
        byte[] packed = new byte[BUFFER];
        byte[] nothing = new byte[BUFFER];
        long total = 0;
        try {
            while (!inflater.finished()) {
                int made = inflater.inflate(nothing);
                total += made;
                if (total > most) {
                    throw new UnshownException("A stream of the file unpacks to more than " + most + " bytes");
                }
                if (made == 0) {
                    int count = inflater.needsInput() ? file.read(packed) : -1;
                    if (count < 0) {
                        return total;
                    }
                    inflater.setInput(packed, 0, count);
                }
            }
        } catch (DataFormatException noStream) {
            return total;
        }
        return total;
    }
}
