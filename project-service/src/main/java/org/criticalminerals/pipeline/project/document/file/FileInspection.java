package org.criticalminerals.pipeline.project.document.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * Finds out what a file is by looking into it; neither its name nor what the sender says of it is asked (OWASP ASVS
 * 5.2.2). Nothing in it is run or unpacked.
 */
public final class FileInspection {

    private static final byte[] PDF_HEAD = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PARTS = 10_000;
    private static final long MOST_UNPACKED = 1L << 30;
    private static final int LINES_OF_TABLE = 20;
    private static final int LOOKED_AT = 64 * 1024;

    private static final String KNOWN = "Documents are PDF, PNG, JPEG, DOCX, XLSX, PPTX, CSV or plain text.";

    private FileInspection() {}

    /**
     * The kind of a file.
     *
     * @throws RefusedFileException where it is none of those that are taken
     */
    public static FileType typeOf(Path file) throws IOException, RefusedFileException {
        String found = magic(file);
        return switch (found) {
            case "application/pdf" -> pdf(file);
            case "image/png" -> FileType.PNG;
            case "image/jpeg" -> FileType.JPEG;
            case "application/zip", "application/x-tika-ooxml" -> office(file);
            case "text/plain" -> text(file);
            case "application/x-tika-msoffice" ->
                throw new RefusedFileException(
                        "The file is one of an old Office format or has a password, so that nobody can look into it. "
                                + KNOWN);
            case "application/octet-stream" ->
                throw new RefusedFileException(
                        "By its content the file is nothing that is known here. " + KNOWN + " Save text as UTF-8.");
            default -> throw new RefusedFileException("By its content the file is " + found + ". " + KNOWN);
        };
    }

    private static String magic(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file), LOOKED_AT)) {
            MediaType type = MimeTypes.getDefaultMimeTypes().detect(content, new Metadata());
            return type.getBaseType().toString();
        }
    }

    // Readers look for the head further on as well; what begins as something else could be read as that.
    private static FileType pdf(Path file) throws IOException, RefusedFileException {
        try (InputStream content = Files.newInputStream(file)) {
            if (!Arrays.equals(content.readNBytes(PDF_HEAD.length), PDF_HEAD)) {
                throw new RefusedFileException("The file is a PDF with something else before it. Save it anew as PDF.");
            }
            return FileType.PDF;
        }
    }

    private static FileType office(Path file) throws IOException, RefusedFileException {
        try (ZipFile parts = new ZipFile(file.toFile())) {
            if (parts.size() > MOST_PARTS) {
                throw new RefusedFileException("The file has more than " + MOST_PARTS + " parts. Send it as PDF.");
            }
            long unpacked = 0;
            for (Iterator<? extends ZipEntry> all = parts.entries().asIterator(); all.hasNext(); ) {
                ZipEntry part = all.next();
                unpacked += Math.max(0, part.getSize());
                refuseActive(part.getName().toLowerCase(Locale.ROOT));
            }
            if (unpacked > MOST_UNPACKED) {
                throw new RefusedFileException("Unpacked, the file would have more than 1 GiB. Send it as PDF.");
            }
            return kindOf(parts)
                    .orElseThrow(() ->
                            new RefusedFileException("The file is an archive. Send its files one by one. " + KNOWN));
        } catch (ZipException broken) {
            throw new RefusedFileException("The file is damaged: it can't be opened. Save it anew and send that.");
        }
    }

    private static void refuseActive(String part) throws RefusedFileException {
        if (part.contains("vbaproject") || part.contains("/activex/") || part.contains("macrosheets/")) {
            throw new RefusedFileException(
                    "The file has macros or controls that run. Save it without them, or as PDF.");
        }
    }

    private static Optional<FileType> kindOf(ZipFile parts) {
        if (parts.getEntry("[Content_Types].xml") == null) {
            return Optional.empty();
        }
        return parts.getEntry("word/document.xml") != null
                ? Optional.of(FileType.DOCX)
                : parts.getEntry("xl/workbook.xml") != null
                        ? Optional.of(FileType.XLSX)
                        : parts.getEntry("ppt/presentation.xml") != null
                                ? Optional.of(FileType.PPTX)
                                : Optional.empty();
    }

    private static FileType text(Path file) throws IOException, RefusedFileException {
        if (Files.size(file) == 0) {
            throw new RefusedFileException("The file is empty.");
        }
        String head;
        try (InputStream content = Files.newInputStream(file)) {
            head = new String(content.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        }
        for (char separator : new char[] {',', ';', '\t'}) {
            if (isTable(head, separator)) {
                return FileType.CSV;
            }
        }
        return FileType.TEXT;
    }

    private static boolean isTable(String head, char separator) {
        int columns = 0;
        int lines = 0;
        try (CsvReader<CsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofCsvRecord(head)) {
            for (Iterator<CsvRecord> all = rows.iterator(); all.hasNext() && lines < LINES_OF_TABLE; lines++) {
                int count = all.next().getFieldCount();
                // The last line may be cut where the look ended.
                if (count < 2 || columns > 0 && count != columns && all.hasNext()) {
                    return false;
                }
                columns = count;
            }
        } catch (CsvParseException noTable) {
            return false;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return lines > 1;
    }
}
