package org.criticalminerals.pipeline.project.document.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.project.document.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file is, by its content; under every name the same. */
class FileInspectionTest {

    private static final String TYPES = "[Content_Types].xml";

    @TempDir
    Path folder;

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(Samples.pdf(1, "Study"), FileType.PDF),
                Arguments.of(Samples.picture("png", 20, 20), FileType.PNG),
                Arguments.of(Samples.picture("jpg", 20, 20), FileType.JPEG),
                Arguments.of(Samples.docx(), FileType.DOCX),
                Arguments.of(Samples.zip(Map.of(TYPES, "<x/>", "xl/workbook.xml", "<x/>")), FileType.XLSX),
                Arguments.of(Samples.zip(Map.of(TYPES, "<x/>", "ppt/presentation.xml", "<x/>")), FileType.PPTX),
                Arguments.of(Samples.text("name,share\nA,60\nB,40\n"), FileType.CSV),
                Arguments.of(Samples.text("name;share\nA;60,5\nB;39,5\n"), FileType.CSV),
                Arguments.of(Samples.text("A note, in words.\nAnd more of it\n"), FileType.TEXT),
                Arguments.of(
                        ("Of the size of the deposit. ".repeat(20) + "Größe").getBytes(StandardCharsets.ISO_8859_1),
                        FileType.TEXT));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatIsTaken(byte[] content, FileType type) throws Exception {
        assertThat(FileInspection.typeOf(file("harmless.exe", content))).isEqualTo(type);
    }

    static Stream<byte[]> refused() {
        return Stream.of(
                Samples.text("<!DOCTYPE html><html><script>run()</script></html>"),
                Samples.text("<html><body>x</body></html>"),
                Samples.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"),
                Samples.text("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"run()\"/>"),
                Samples.text("#!/bin/sh\nrm -rf x\n"),
                new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff},
                new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0},
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0
                },
                Samples.picture("gif", 20, 20),
                Samples.zip(Map.of("run.sh", "x")),
                Samples.zip(Map.of(TYPES, "<x/>", "word/document.xml", "<x/>", "word/vbaProject.bin", "x")),
                Samples.zip(Map.of(TYPES, "<x/>", "word/document.xml", "<x/>", "word/activeX/activeX1.xml", "x")),
                Samples.text("PK\u0003\u0004 broken"),
                Samples.text("hello %PDF-1.7 later"),
                new byte[] {0, 1, 2, 3, 0, 0, 0});
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsRefused(byte[] content) throws IOException {
        Path file = file("study.pdf", content);
        if (new String(content, StandardCharsets.ISO_8859_1).startsWith("hello")) {
            // Text that mentions a PDF is text.
            assertThat(typeOrNull(file)).isIn(FileType.TEXT, null);
            return;
        }
        assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> FileInspection.typeOf(file));
    }

    private static FileType typeOrNull(Path file) throws IOException {
        try {
            return FileInspection.typeOf(file);
        } catch (RefusedFileException refused) {
            return null;
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @ParameterizedTest
    @CsvSource({
        "study.docx, study.pdf",
        "C:\\Users\\me\\study.pdf, study.pdf",
        "../../etc/passwd, passwd.pdf",
        "'a\"b:c*.pdf', a b c.pdf",
        "'', document.pdf",
        ".pdf, pdf.pdf",
        "'  Größe   2026.PDF', Größe 2026.pdf",
        "調査.pdf, 調査.pdf"
    })
    void names(String declared, String kept) {
        assertThat(FileNames.kept(declared, FileType.PDF)).isEqualTo(kept);
    }

    @Test
    void namesThatHideTheirEndingOrAHeader() {
        assertThat(FileNames.kept("invoice\u202efdp.exe", FileType.PDF)).isEqualTo("invoice fdp.pdf");
        assertThat(FileNames.kept("a\r\nSet-Cookie: x.pdf", FileType.PDF)).doesNotContain("\r", "\n", ":");
        assertThat(FileNames.kept("x".repeat(500), FileType.PDF)).hasSizeLessThan(130);
    }

    @Test
    void theHeaderKeepsToTheStandard() {
        assertThat(FileNames.attachment("Größe 調査 (2).pdf"))
                .isEqualTo("attachment; filename=\"Gro_e __ (2).pdf\"; filename*=UTF-8''"
                        + "Gr%C3%B6%C3%9Fe%20%E8%AA%BF%E6%9F%BB%20%282%29.pdf");
    }
}
