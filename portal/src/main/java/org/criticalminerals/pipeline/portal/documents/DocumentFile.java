package org.criticalminerals.pipeline.portal.documents;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.criticalminerals.pipeline.portal.layout.Language;

/** Gives a document as a file to download, under a name that every system takes. */
final class DocumentFile {

    private static final int LONGEST_NAME = 60;
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private DocumentFile() {}

    /**
     * The file.
     *
     * @param format {@code pdf} or {@code docx}
     */
    static Response of(OfficialDocument document, String format) {
        byte[] bytes =
                switch (format) {
                    case "pdf" -> PdfPages.write(document).bytes();
                    case "docx" -> DocxPages.write(document);
                    default -> throw new NotFoundException("Documents come as pdf or docx, not as " + format);
                };
        return Response.ok(bytes, "pdf".equals(format) ? "application/pdf" : DOCX)
                .header("Content-Language", document.stamp().language())
                .header("Content-Disposition", "attachment; filename=\"" + name(document) + "." + format + "\"")
                .build();
    }

    /**
     * A file's name: what it is, what it is about and the day, in plain letters, the same in every language; the
     * language follows where it isn't English.
     */
    static String name(OfficialDocument document) {
        String about = plain(document.file().about());
        String kind = document.file().kind().replaceAll("([A-Z])", "-$1");
        Language language = Language.named(document.stamp().language()).orElse(Language.ENGLISH);
        return plain(kind) + (about.isEmpty() ? "" : "-" + about) + "-"
                + LocalDate.ofInstant(document.stamp().at(), ZoneOffset.UTC)
                + (language == Language.ENGLISH ? "" : "-" + language.code());
    }

    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return letters.length() <= LONGEST_NAME
                ? letters
                : letters.substring(0, LONGEST_NAME).replaceAll("-$", "");
    }
}
