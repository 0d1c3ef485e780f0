package org.criticalminerals.pipeline.portal.layout;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/**
 * A form that came with a file, which lies on disk as long as the request lasts.
 *
 * @param fields what was typed and chosen
 * @param file where the file lies; null where none was chosen
 * @param fileName what its sender calls it
 */
public record FileForm(Form fields, Path file, String fileName) {

    private static final String FILE = "file";

    /** Reads what a browser sent. */
    public static FileForm of(MultipartFormDataInput sent) {
        MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
        Path file = null;
        String fileName = "";
        for (var part : sent.getValues().entrySet()) {
            for (FormValue value : part.getValue()) {
                if (!value.isFileItem()) {
                    fields.add(part.getKey(), value.getValue());
                } else if (part.getKey().equals(FILE) && size(value) > 0) {
                    file = value.getFileItem().getFile();
                    fileName = value.getFileName() == null ? "" : value.getFileName();
                }
            }
        }
        return new FileForm(new Form(fields), file, fileName);
    }

    private static long size(FormValue value) {
        try {
            return value.getFileItem().getFileSize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file was chosen that isn't empty. */
    public boolean hasFile() {
        return file != null;
    }
}
