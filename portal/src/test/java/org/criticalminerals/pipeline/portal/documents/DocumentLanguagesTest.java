package org.criticalminerals.pipeline.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Meeting;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Preparation;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Board;
import org.criticalminerals.pipeline.portal.client.ProjectClient.FrozenDossier;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.layout.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every document in every language: its own words alone, its glyphs in the file, its language named. */
class DocumentLanguagesTest {

    private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}{4,}");

    // What Japanese writes in Latin letters too: names of standards, abbreviations and programmes.
    private static final Set<String> INTERNATIONAL = Set.of(
            "CAPEX",
            "OPEX",
            "UNFC",
            "CRIRSCO",
            "JOGMEC",
            "USTR",
            "METI",
            "MOFA",
            "EXIM",
            "JBIC",
            "NEXI",
            "EEAS",
            "GROW",
            "TRADE",
            "INTPA",
            "Secretaría",
            "Economía");

    private static List<OfficialDocument> documents(Language language) {
        DocumentDesk desk = Papers.deskWithNames(language);
        Project nolans = Papers.fake("project", Project.class);
        Review review = Papers.fake("review", Review.class);
        return List.of(
                FactSheet.of(nolans, desk),
                DecisionMemo.of(
                        review,
                        new Loaded.Shown<>(Papers.fake("frozen", FrozenDossier.class)),
                        new Loaded.Shown<>(Papers.fake("preparation", Preparation.class)),
                        desk),
                AnnotatedList.of(
                        "",
                        Papers.fake("board", Board.class).stages().stream()
                                .flatMap(stage -> stage.items().stream())
                                .toList(),
                        true,
                        desk),
                SideBySide.of(List.of(nolans, Papers.fake("draft", Project.class)), desk),
                MeetingBook.of(
                        Papers.fake("meeting", Meeting.class),
                        new MeetingBook.Material(
                                List.of(review, Papers.fake("review-concluded", Review.class)), List.of(nolans), true),
                        desk));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ENGLISH  | The deadline passed. Approved with conditions: European Union. Finally objected: United States of America. All 2 of them had to approve. Consent as site state was missing from: Kazakhstan.
            FRENCH   | Le délai a expiré. Approbation assortie de conditions : Union européenne. Objection définitive : États-Unis d’Amérique.
            GERMAN   | Die Frist ist abgelaufen. Mit Auflagen zugestimmt: Europäische Union.
            SPANISH  | El plazo ha vencido. Aprobación con condiciones: Unión Europea.
            JAPANESE | 期限が満了した。条件付き承認：
            """)
    void whyAReviewEndedIsSaidInTheReadersLanguage(Language language, String expected) {
        Review review = Papers.fake("review-concluded", Review.class);

        assertThat(ExplanationWords.of(review, Papers.deskWithNames(language)).replace('\u00a0', ' '))
                .startsWith(expected);
    }

    @ParameterizedTest
    @EnumSource
    void everyDocumentIsWrittenWithAllItsGlyphs(Language language) throws IOException {
        for (OfficialDocument document : documents(language)) {
            byte[] pdf = PdfPages.write(document).bytes();
            byte[] docx = DocxPages.write(document);
            save(document, pdf, docx);

            String letters = String.join("", Papers.pages(pdf)).replaceAll("\\s", "");
            String words = Papers.docx(docx).replaceAll("\\s", "");
            for (String said : Papers.said(document)) {
                assertThat(letters).as(document.kind()).contains(said.replaceAll("\\s", ""));
                assertThat(words).as(document.kind()).contains(said.replaceAll("\\s", ""));
            }
            assertThat(letters).doesNotContain("[U+");
            try (PDDocument read = Loader.loadPDF(pdf)) {
                assertThat(read.getDocumentCatalog().getLanguage())
                        .isEqualTo(document.stamp().language())
                        .startsWith(language.code());
                assertThat(fonts(read)).isNotEmpty().allMatch(PDFont::isEmbedded);
                if (language == Language.JAPANESE) {
                    assertThat(fonts(read)).anyMatch(font -> font.getName().contains("NotoSansJP"));
                }
            }
            assertThat(part(docx, "word/styles.xml"))
                    .contains("w:lang w:val=\"" + document.stamp().language() + "\"")
                    .contains("w:eastAsia=\"ja-JP\"", "w:eastAsia=\"Noto Sans JP\"");
        }
    }

    private static void save(OfficialDocument document, byte[] pdf, byte[] docx) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/documents"));
        Files.write(folder.resolve(DocumentFile.name(document) + ".pdf"), pdf);
        Files.write(folder.resolve(DocumentFile.name(document) + ".docx"), docx);
    }

    // The typefaces of the characters that can be seen; the library names one more for its empty lines.
    private static List<PDFont> fonts(PDDocument document) throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                if (!text.getUnicode().isBlank()) {
                    fonts.add(text.getFont());
                }
            }
        }.getText(document);
        return fonts;
    }

    private static String part(byte[] docx, String name) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                if (part.getName().equals(name)) {
                    return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                }
            }
        }
        throw new IOException("There is no " + name);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void noFixedWordIsLeftInEnglish(Language language) {
        Set<String> english = new TreeSet<>();
        documents(Language.ENGLISH).forEach(document -> english.addAll(fixed(document)));
        for (OfficialDocument document : documents(language)) {
            Set<String> same = fixed(document);
            same.retainAll(english);
            // "Position" is one in three languages; a long text that is the same in two is a forgotten one.
            assertThat(same).as(document.kind()).allMatch(text -> text.length() < 15 || text.matches(".*\\d.*"));
            if (language == Language.JAPANESE) {
                Set<String> latin = new TreeSet<>();
                fixed(document)
                        .forEach(text -> LATIN_WORD.matcher(text).results().forEach(word -> latin.add(word.group())));
                latin.removeAll(INTERNATIONAL);
                assertThat(latin).as(document.kind()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileIsCalledTheSameInEveryLanguageButForItsEnd(Language language) {
        String end = language == Language.ENGLISH ? "" : "-" + language.code();

        assertThat(documents(language).stream().map(DocumentFile::name))
                .containsExactlyElementsOf(documents(Language.ENGLISH).stream()
                        .map(DocumentFile::name)
                        .map(name -> name + end)
                        .toList());
    }

    // What a document says without what people wrote: the parts of its lines that come from no answer of a service.
    private static Set<String> fixed(OfficialDocument document) {
        List<String> free = free();
        Set<String> fixed = new TreeSet<>();
        for (String said : Papers.said(document)) {
            for (String line : said.split("\n")) {
                String rest = line;
                for (String text : free) {
                    rest = rest.replace(text, "");
                }
                if (!rest.isBlank()) {
                    fixed.add(rest.strip());
                }
            }
        }
        return fixed;
    }

    private static List<String> free() {
        List<String> texts = new ArrayList<>(List.of("Ruth Álvarez", "oxide"));
        for (String file : List.of(
                "project", "draft", "frozen", "review", "review-concluded", "preparation", "board", "meeting")) {
            try {
                collect(new ObjectMapper().readTree(FakeServices.file(file)), texts);
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }
        return texts.stream()
                .flatMap(text -> Arrays.stream(text.split("\n")))
                .filter(text -> text.length() >= 4)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static void collect(JsonNode node, List<String> texts) {
        // Codes, which are written in capitals or with hyphens alone, are words of documents and no free text.
        if (node.isTextual() && !node.asText().matches("[A-Z_]+|[a-z]{2}(-[a-z]+)+|[a-z]+")) {
            texts.add(node.asText());
        }
        node.forEach(child -> collect(child, texts));
    }
}
