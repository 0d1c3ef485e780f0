package org.criticalminerals.pipeline.project.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads a file row by row, never more of it than a row at a time. */
final class CsvRows implements Iterator<CsvRows.Row>, AutoCloseable {

    private static final int LONGEST_FIELD = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    /**
     * A row.
     *
     * @param line the line on which it begins
     * @param cells its cells by column
     * @param fields how many fields it has
     */
    record Row(long line, Map<String, String> cells, int fields) {
        String cell(String column) {
            String cell = cells.get(column);
            return cell == null || cell.isBlank() ? null : cell.strip();
        }
    }

    private CsvRows(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.records = reader.iterator();
        this.header = records.hasNext()
                ? Columns.normalised(withoutMark(records.next().getFields()))
                : List.of();
    }

    /** Opens a file in UTF-8 and reads its header. */
    static CsvRows open(InputStream file) {
        InputStreamReader text = new InputStreamReader(
                file,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new CsvRows(CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(text));
    }

    private static List<String> withoutMark(List<String> fields) {
        if (fields.isEmpty() || fields.getFirst().isEmpty() || fields.getFirst().charAt(0) != BYTE_ORDER_MARK) {
            return fields;
        }
        List<String> cleaned = new java.util.ArrayList<>(fields);
        cleaned.set(0, fields.getFirst().substring(1));
        return cleaned;
    }

    /** The names of the columns; empty for an empty file. */
    List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Row next() {
        CsvRecord next = records.next();
        Map<String, String> cells = new HashMap<>();
        for (int index = 0; index < Math.min(header.size(), next.getFieldCount()); index++) {
            cells.put(header.get(index), next.getField(index));
        }
        return new Row(next.getStartingLineNumber(), cells, next.getFieldCount());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
