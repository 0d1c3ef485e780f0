package org.criticalminerals.pipeline.portal.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Meeting;
import org.criticalminerals.pipeline.portal.client.CommitteeClient.Preparation;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Board;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.FrozenDossier;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Project;
import org.criticalminerals.pipeline.portal.project.SectionPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both formats of every document, read back: the same facts, the marking, when and for whom. */
class DocumentsTest {

    private static final String UNCLASSIFIED = "This document holds no classified information.";
    private static final DocumentDesk DESK = Papers.desk(Locale.UK);
    private static final Project NOLANS = Papers.fake("project", Project.class);
    private static final Review REVIEW = Papers.fake("review", Review.class);
    private static final FrozenDossier FROZEN = Papers.fake("frozen", FrozenDossier.class);
    private static final Preparation PREPARATION = Papers.read("""
            {"party": "USA", "lead": "us-state", "draft": {"version": 2, "decision": "APPROVE", "reasons": "Sound"},
             "clearances": [
               {"agency": "us-doe", "mandatory": true, "dueAt": "2026-12-01T22:00:00Z",
                "answer": {"answer": "CONCUR_WITH_COMMENT", "comment": "Watch the water permit"}},
               {"agency": "us-state", "mandatory": false, "dueAt": "2026-12-01T22:00:00Z"}],
             "missing": ["us-state"]}""", Preparation.class);

    static Stream<OfficialDocument> documents() {
        return Stream.of(
                FactSheet.of(NOLANS, DESK),
                memo(new Loaded.Shown<>(PREPARATION)),
                AnnotatedList.of("", candidacies(), false, DESK),
                SideBySide.of(List.of(NOLANS, Papers.fake("draft", Project.class)), DESK),
                MeetingBook.of(
                        Papers.fake("meeting", Meeting.class),
                        new MeetingBook.Material(List.of(REVIEW), List.of(NOLANS), false),
                        DESK));
    }

    private static OfficialDocument memo(Loaded<Preparation> preparation) {
        return DecisionMemo.of(REVIEW, new Loaded.Shown<>(FROZEN), preparation, DESK);
    }

    private static List<Candidacy> candidacies() {
        return Papers.fake("board", Board.class).stages().stream()
                .flatMap(stage -> stage.items().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void bothFormatsSayTheSame(OfficialDocument document) throws IOException {
        byte[] pdf = PdfPages.write(document).bytes();
        byte[] docx = DocxPages.write(document);

        List<String> pages = Papers.pages(pdf);
        String asPdf = Papers.flat(String.join(" ", pages));
        String asDocx = Papers.flat(Papers.docx(docx));
        // A cell may break a long word between letters, which a reader of the page doesn't mind but a search does.
        String letters = asPdf.replace(" ", "");
        for (String said : Papers.said(document)) {
            assertThat(letters).contains(Papers.flat(said).replace(" ", ""));
            assertThat(asDocx.replace(" ", "")).contains(Papers.flat(said).replace(" ", ""));
        }
        assertThat(pages).allSatisfy(page -> assertThat(Papers.flat(page))
                .contains(document.marking(), "Made 24 November 2026", "Ruth Álvarez", "Department of State")
                .contains(UNCLASSIFIED, " of " + pages.size()));
        assertThat(asDocx).contains(document.marking(), "Made 24 November 2026", "Ruth Álvarez", UNCLASSIFIED);
        Path folder = Files.createDirectories(Path.of("target/documents"));
        Files.write(folder.resolve(DocumentFile.name(document) + ".pdf"), pdf);
        Files.write(folder.resolve(DocumentFile.name(document) + ".docx"), docx);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theSameDocumentGivesTheSameBytes(OfficialDocument document) {
        assertThat(PdfPages.write(document).bytes())
                .isEqualTo(PdfPages.write(document).bytes());
        assertThat(DocxPages.write(document)).isEqualTo(DocxPages.write(document));
    }

    @Test
    void aFactSheetHasTwoPagesHoweverMuchIsWritten() {
        Project full = Papers.read(fullProject(), Project.class);

        PdfPages.Pdf sheet = PdfPages.write(FactSheet.of(full, DESK));

        assertThat(sheet.pages()).isLessThanOrEqualTo(2);
        assertThat(PdfPages.write(FactSheet.within(Room.WIDE, full, DESK)).pages())
                .isGreaterThan(2);
        assertThat(Papers.flat(String.join(" ", Papers.pages(sheet.bytes()))))
                .contains("more entries stand in the dossier");
    }

    private static String fullProject() {
        StringBuilder sites = new StringBuilder();
        StringBuilder milestones = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            sites.append(i == 0 ? "" : ",")
                    .append("{\"name\": \"Site ")
                    .append(i)
                    .append("\", \"country\": \"AU\", \"latitude\": -22.5, \"longitude\": 133.2}");
            milestones
                    .append(i == 0 ? "" : ",")
                    .append("{\"title\": \"")
                    .append("A long milestone ".repeat(12))
                    .append(i)
                    .append("\", \"date\": \"2029-06\"}");
        }
        String state = "{\"section\": \"%s\", \"marking\": {\"kind\": \"PARTIES\"}}";
        return "{\"id\": \"%s\", \"name\": \"Full\", \"nominatingParty\": \"USA\", \"nominatingAgency\": \"us-doe\","
                        .formatted(UUID.randomUUID())
                + "\"sharing\": \"SUBMITTED\", \"version\": 1, \"dossierVersion\": 3, \"sections\": ["
                + state.formatted("sites") + "," + state.formatted("timetable")
                + "], \"dossier\": {\"sites\": {\"sites\": [" + sites + "]}, \"timetable\": {\"milestones\": ["
                + milestones + "]}}}";
    }

    @Test
    void theNarrowestMarkingOfWhatIsShownStandsOnEveryPage() {
        assertThat(FactSheet.of(NOLANS, DESK).marking()).isEqualTo("Only for us-doe");
        Loaded<Preparation> none = new Loaded.Missing<>("preparation", true);
        assertThat(DecisionMemo.of(REVIEW, new Loaded.Missing<>("dossier", true), none, DESK)
                        .marking())
                .isEqualTo("For the parties of the agreement");
        assertThat(memo(new Loaded.Shown<>(PREPARATION)).marking()).isEqualTo("Internal to United States");
        assertThat(SideBySide.of(List.of(NOLANS, Papers.fake("draft", Project.class)), DESK)
                        .marking())
                .startsWith("Only for ");
        assertThat(AnnotatedList.of("", List.of(), false, DESK).marking())
                .isEqualTo("For the parties of the agreement");
    }

    @Test
    void whatTheServiceLeavesOutIsInNoFile() {
        Project redacted = Papers.read(
                Papers.fake("project", ObjectNode.class).without("dossier").toString(), Project.class);
        String secret = SectionPanel.of(NOLANS, DESK.definitions(), DESK.frame()).stream()
                .filter(panel -> panel.definition().name().equals("ownership"))
                .flatMap(panel -> panel.view().tables().stream())
                .flatMap(table -> table.rows().stream())
                .map(row -> row.getFirst().value())
                .findFirst()
                .orElseThrow();

        OfficialDocument whole = FactSheet.of(NOLANS, DESK);
        OfficialDocument cut = FactSheet.of(redacted, DESK);

        assertThat(Papers.docx(DocxPages.write(whole))).contains(secret);
        assertThat(Papers.docx(DocxPages.write(cut))).doesNotContain(secret, "Ownership");
        assertThat(String.join(" ", Papers.pages(PdfPages.write(cut).bytes()))).doesNotContain(secret, "Ownership");
        assertThat(cut.marking()).isEqualTo("For the parties of the agreement");
    }

    @Test
    void clearancesThatAreNotThereAndThoseThatCannotBeReadAreTwoThings() {
        String none = Papers.docx(DocxPages.write(memo(new Loaded.Missing<>("preparation", true))));
        String failed = Papers.docx(DocxPages.write(memo(new Loaded.Missing<>("preparation", false))));

        assertThat(none).contains("No clearances recorded.");
        assertThat(failed).contains("could not be read").doesNotContain("No clearances recorded.");
    }

    @Test
    void everyCharacterHasAGlyphOrIsWrittenOut() {
        OfficialDocument document = DESK.document(
                "factSheet",
                "三井 – Łódź, Übersee, México, Čeština",
                "レアアースの分離",
                DESK.marking(),
                false,
                List.of(new Block.Paragraph("日本語とéàü、そして \uD83D\uDE80 kg·t⁻¹ ≥ 5 €")));

        String text = String.join(" ", Papers.pages(PdfPages.write(document).bytes()));

        assertThat(text).contains("三井", "Łódź", "México", "Čeština", "レアアースの分離", "日本語とéàü", "€", "[U+1F680]");
    }

    @Test
    void aFilesNameHoldsPlainLettersOnly() {
        OfficialDocument hostile =
                DESK.document("factSheet", "../Łódź \"x\"\r\n<b> 三井", "", DESK.marking(), false, List.of());

        assertThat(DocumentFile.name(hostile)).isEqualTo("fact-sheet-odz-x-b-2026-11-24");
    }

    @Test
    void theSheetIsThatOfTheReadersCountry() {
        assertThat(FactSheet.of(NOLANS, Papers.desk(Locale.US)).sheet()).isEqualTo(OfficialDocument.Sheet.LETTER);
        assertThat(FactSheet.of(NOLANS, DESK).sheet()).isEqualTo(OfficialDocument.Sheet.A4);
    }
}
