package org.criticalminerals.pipeline.portal.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agency;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Agreement;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Party;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Vocabulary;
import org.criticalminerals.pipeline.portal.client.ReferenceData;
import org.criticalminerals.pipeline.portal.dossier.Definitions;
import org.criticalminerals.pipeline.portal.dossier.DefinitionsForTests;
import org.criticalminerals.pipeline.portal.fake.FakeServices;
import org.criticalminerals.pipeline.portal.layout.Frame;
import org.criticalminerals.pipeline.portal.layout.Language;
import org.criticalminerals.pipeline.portal.layout.Reader;
import org.criticalminerals.pipeline.portal.security.Official;

/** What tests of documents share: a reader's desk, answers of services, and reading back what was written. */
final class Papers {

    static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Papers() {}

    static DocumentDesk desk(Locale locale) {
        return desk(locale, Language.ENGLISH);
    }

    static DocumentDesk desk(Locale locale, Language language) {
        Official official =
                new Official("s", "us-state-signatory", "Ruth Álvarez", "us-state", "USA", Set.of("signatory"), "");
        ReferenceData names = new ReferenceData(
                List.of(),
                List.of(
                        new Party(
                                "USA",
                                "United States",
                                List.of(new Agency("us-state", "Department of State", "State"))),
                        new Party("EU", "European Union", List.of()),
                        new Party("JPN", "Japan", List.of())),
                new Vocabulary(List.of(), List.of()));
        Frame frame = new Frame(official, 0, Reader.of("USA", locale.toLanguageTag()), "", "", NOW, names, language);
        Definitions definitions = DefinitionsForTests.all();
        return DocumentDesk.of(frame, definitions, language);
    }

    /** A desk with the names that the services tell in full. */
    static DocumentDesk deskWithNames(Language language) {
        DocumentDesk desk = desk(Locale.UK, Language.ENGLISH);
        ReferenceData names = new ReferenceData(
                items("agreements", Agreement.class),
                items("parties", Party.class),
                fake("vocabulary", Vocabulary.class));
        Frame plain = desk.frame();
        Frame frame = new Frame(plain.official(), 0, plain.reader(), "", "", plain.now(), names, Language.ENGLISH);
        return DocumentDesk.of(frame, DefinitionsForTests.all(), language);
    }

    private static <T> List<T> items(String file, Class<T> type) {
        List<T> items = new ArrayList<>();
        read(FakeServices.file(file), JsonNode.class)
                .path("items")
                .forEach(item -> items.add(read(item.toString(), type)));
        return items;
    }

    /** What a document says, text by text. */
    static List<String> said(OfficialDocument document) {
        List<String> said =
                new ArrayList<>(List.of(document.kind(), document.title(), document.subtitle(), document.marking()));
        for (Block block : document.blocks()) {
            switch (block) {
                case Block.Heading heading -> said.addAll(List.of(heading.text(), heading.note()));
                case Block.Paragraph paragraph -> said.add(paragraph.text());
                case Block.Remark remark -> said.add(remark.text());
                case Block.Lead lead -> said.add(lead.text());
                case Block.Facts facts ->
                    facts.facts().forEach(fact -> said.addAll(List.of(fact.label(), fact.value())));
                case Block.Table table -> {
                    said.add(table.caption());
                    table.columns().forEach(column -> said.add(column.label()));
                    table.rows().forEach(said::addAll);
                }
                case Block.NewPage newPage -> {}
            }
        }
        return said;
    }

    static <T> T fake(String file, Class<T> type) {
        return read(FakeServices.file(file), type);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of each page of a PDF. */
    static List<String> pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            return IntStream.rangeClosed(1, document.getNumberOfPages())
                    .mapToObj(page -> {
                        stripper.setStartPage(page);
                        stripper.setEndPage(page);
                        try {
                            return stripper.getText(document);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a DOCX, with its header and footer. */
    static String docx(byte[] bytes) {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text without the line ends that a page puts into it. */
    static String flat(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
