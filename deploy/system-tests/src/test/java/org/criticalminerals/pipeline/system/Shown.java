package org.criticalminerals.pipeline.system;

import com.microsoft.playwright.APIResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Everything that an answer of the portal shows, whatever its form: headers and text, of PDF and DOCX as well. */
final class Shown {

    private Shown() {}

    static String text(APIResponse answer) throws IOException {
        String type = answer.headers().getOrDefault("content-type", "");
        String headers = answer.headers() + "\n";
        if (type.startsWith("application/pdf")) {
            return headers + pdf(answer.body());
        }
        return headers + (type.contains("officedocument") ? zip(answer.body()) : answer.text());
    }

    private static String pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "")
                    + document.getDocumentInformation().getTitle()
                    + document.getDocumentInformation().getSubject();
        }
    }

    private static String zip(byte[] file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                text.append(entry.getName()).append(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
