package org.criticalminerals.pipeline.portal.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBody;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Writes a document as DOCX, with the same blocks as the PDF. The same document gives the same bytes. */
final class DocxPages {

    private static final String INK = "1B1B1B";
    private static final String QUIET = "565C65";
    private static final String BLUE = "244A66";
    private static final String TINT = "ECF1F5";
    private static final String LINE = "C6CED4";
    private static final String LATIN = "Noto Sans";
    private static final String EAST_ASIAN = "Noto Sans JP";
    private static final int MARGIN = 1000;
    private static final int WIDTH = 9900;
    private static final long[] A4 = {11906, 16838};
    private static final long[] LETTER = {12240, 15840};

    private final OfficialDocument document;
    private final XWPFDocument docx = new XWPFDocument();

    private DocxPages(OfficialDocument document) {
        this.document = document;
    }

    static byte[] write(OfficialDocument document) {
        try {
            return new DocxPages(document).write();
        } catch (IOException e) {
            throw new UncheckedIOException("The document can't be written", e);
        }
    }

    private byte[] write() throws IOException {
        sheet();
        properties();
        styles();
        frame();
        text(docx.createParagraph(), document.kind(), 10, true, QUIET);
        styled(docx.createParagraph(), document.title(), 22, BLUE, "Title");
        if (!document.subtitle().isEmpty()) {
            text(docx.createParagraph(), document.subtitle(), 11, false, QUIET);
        }
        document.blocks().forEach(this::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        docx.write(bytes);
        docx.close();
        return reproducible(bytes.toByteArray());
    }

    private void sheet() {
        CTBody body = docx.getDocument().getBody();
        CTSectPr section = body.isSetSectPr() ? body.getSectPr() : body.addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        long[] sides = document.sheet().isLetter() ? LETTER : A4;
        boolean across = document.sheet().isAcross();
        size.setW(BigInteger.valueOf(across ? sides[1] : sides[0]));
        size.setH(BigInteger.valueOf(across ? sides[0] : sides[1]));
        size.setOrient(across ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
        CTPageMar margins = section.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        margins.setTop(BigInteger.valueOf(MARGIN + 300));
        margins.setBottom(BigInteger.valueOf(MARGIN + 300));
        margins.setHeader(BigInteger.valueOf(500));
        margins.setFooter(BigInteger.valueOf(400));
    }

    private void properties() {
        Date made = Date.from(document.stamp().at());
        var core = docx.getProperties().getCoreProperties();
        core.setTitle(document.kind() + ": " + document.title());
        core.setSubjectProperty(document.marking());
        core.setCreator("Critical Minerals Pipeline");
        core.setCreated(Optional.of(made));
        core.setModified(Optional.of(made));
    }

    // Headings that readers and screen readers know as such.
    private void styles() {
        XWPFStyles styles = docx.createStyles();
        CTFonts fonts = CTFonts.Factory.newInstance();
        fonts.setAscii(LATIN);
        fonts.setHAnsi(LATIN);
        fonts.setCs(LATIN);
        fonts.setEastAsia(EAST_ASIAN);
        styles.setDefaultFonts(fonts);
        // What spelling is checked by. Japanese is the only East Asian language that documents are written in.
        styles.setSpellingLanguage(document.stamp().language());
        styles.setEastAsia("ja-JP");
        styles.addStyle(new XWPFStyle(style("Title", "Title", -1), styles));
        for (int level = 1; level <= 3; level++) {
            styles.addStyle(new XWPFStyle(style("Heading" + level, "heading " + level, level - 1), styles));
        }
    }

    private static CTStyle style(String id, String name, int outline) {
        CTStyle style = CTStyle.Factory.newInstance();
        style.setType(STStyleType.PARAGRAPH);
        style.setStyleId(id);
        style.addNewName().setVal(name);
        style.addNewQFormat();
        if (outline >= 0) {
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(outline));
        }
        return style;
    }

    private void frame() {
        marking(docx.createHeader(HeaderFooterType.DEFAULT));
        XWPFHeaderFooter foot = docx.createFooter(HeaderFooterType.DEFAULT);
        text(foot.createParagraph(), document.stamp().forWhom(), 8, false, QUIET);
        text(foot.createParagraph(), document.stamp().unclassified(), 8, false, QUIET);
        XWPFParagraph number = foot.createParagraph();
        number.setAlignment(ParagraphAlignment.RIGHT);
        String[] parts = document.stamp().page().split("\\{[01]}", -1);
        run(number, MessageFormat.format(parts[0], 0, 0), 8, false, QUIET);
        field(number, "PAGE");
        run(number, parts[1], 8, false, QUIET);
        field(number, "NUMPAGES");
        run(number, parts.length > 2 ? parts[2] : "", 8, false, QUIET);
        marking(foot);
    }

    private void marking(XWPFHeaderFooter part) {
        XWPFParagraph band = part.createParagraph();
        band.setAlignment(ParagraphAlignment.CENTER);
        shade(band);
        run(band, document.marking(), 9, true, "FFFFFF");
    }

    private static void shade(XWPFParagraph paragraph) {
        CTPPr properties = paragraph.getCTP().isSetPPr()
                ? paragraph.getCTP().getPPr()
                : paragraph.getCTP().addNewPPr();
        var shade = properties.addNewShd();
        shade.setVal(STShd.CLEAR);
        shade.setFill(BLUE);
    }

    private static void field(XWPFParagraph paragraph, String name) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(name);
        field.addNewR().addNewT().setStringValue("1");
    }

    private void add(Block block) {
        switch (block) {
            case Block.Heading heading -> heading(heading);
            case Block.Paragraph paragraph -> text(docx.createParagraph(), paragraph.text(), 10, false, INK);
            case Block.Remark remark -> text(docx.createParagraph(), remark.text(), 9, false, QUIET);
            case Block.Lead lead -> text(docx.createParagraph(), lead.text(), 12, false, BLUE);
            case Block.Facts facts -> facts(facts);
            case Block.Table table -> table(table);
            case Block.NewPage newPage -> docx.createParagraph().createRun().addBreak(BreakType.PAGE);
        }
    }

    private void heading(Block.Heading heading) {
        int size =
                switch (heading.level()) {
                    case 1 -> 16;
                    case 2 -> 12;
                    default -> 10;
                };
        XWPFParagraph paragraph = docx.createParagraph();
        paragraph.setSpacingBefore(heading.level() == 1 ? 240 : 160);
        paragraph.setKeepNext(true);
        styled(paragraph, heading.text(), size, BLUE, "Heading" + heading.level());
        if (!heading.note().isEmpty()) {
            run(paragraph, "   " + heading.note(), 8, false, QUIET);
        }
    }

    private static void styled(XWPFParagraph paragraph, String text, int size, String color, String style) {
        paragraph.setStyle(style);
        paragraph.setSpacingAfter(80);
        run(paragraph, text, size, true, color);
    }

    private void facts(Block.Facts facts) {
        if (facts.facts().isEmpty()) {
            return;
        }
        XWPFTable table = docx.createTable(facts.facts().size(), 2);
        grid(table, List.of(27, 73));
        for (int row = 0; row < facts.facts().size(); row++) {
            Block.Fact fact = facts.facts().get(row);
            cell(table.getRow(row).getCell(0), fact.label(), 9, false, QUIET, false);
            cell(table.getRow(row).getCell(1), fact.value(), 10, false, INK, false);
        }
        gap();
    }

    private void table(Block.Table block) {
        if (!block.caption().isEmpty()) {
            XWPFParagraph caption = docx.createParagraph();
            text(caption, block.caption(), 10, true, INK);
            caption.setKeepNext(true);
        }
        XWPFTable table =
                docx.createTable(block.rows().size() + 1, block.columns().size());
        grid(table, block.columns().stream().map(Block.Column::weight).toList());
        XWPFTableRow head = table.getRow(0);
        head.setRepeatHeader(true);
        for (int column = 0; column < block.columns().size(); column++) {
            Block.Column one = block.columns().get(column);
            head.getCell(column).setColor(TINT);
            cell(head.getCell(column), one.label(), 9, true, BLUE, one.figure());
            for (int row = 0; row < block.rows().size(); row++) {
                XWPFTableRow line = table.getRow(row + 1);
                line.setCantSplitRow(true);
                cell(line.getCell(column), block.rows().get(row).get(column), 9, false, INK, one.figure());
            }
        }
        gap();
    }

    private static void grid(XWPFTable table, List<Integer> weights) {
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        table.setWidthType(TableWidthType.PCT);
        table.setWidth("100%");
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setInsideVBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, LINE);
        table.setLeftBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, LINE);
        table.setRightBorder(XWPFTable.XWPFBorderType.NONE, 0, 0, LINE);
        var grid = table.getCTTbl().getTblGrid() == null
                ? table.getCTTbl().addNewTblGrid()
                : table.getCTTbl().getTblGrid();
        for (int i = 0; i < weights.size(); i++) {
            BigInteger width = BigInteger.valueOf((long) WIDTH * weights.get(i) / sum);
            if (grid.sizeOfGridColArray() > i) {
                grid.getGridColArray(i).setW(width);
            } else {
                grid.addNewGridCol().setW(width);
            }
            for (XWPFTableRow row : table.getRows()) {
                row.getCell(i).setWidth(width.toString());
            }
        }
    }

    private static void cell(XWPFTableCell cell, String text, int size, boolean bold, String color, boolean figure) {
        XWPFParagraph paragraph = cell.getParagraphs().getFirst();
        paragraph.setSpacingAfter(40);
        paragraph.setSpacingBefore(20);
        paragraph.setAlignment(figure ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
        run(paragraph, text, size, bold, color);
    }

    private void gap() {
        XWPFParagraph gap = docx.createParagraph();
        gap.setSpacingAfter(0);
        run(gap, "", 5, false, INK);
    }

    private static void text(XWPFParagraph paragraph, String text, int size, boolean bold, String color) {
        paragraph.setSpacingAfter(80);
        run(paragraph, text, size, bold, color);
    }

    private static void run(XWPFParagraph paragraph, String text, int size, boolean bold, String color) {
        XWPFRun run = paragraph.createRun();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak();
            }
            run.setText(lines[i]);
        }
        run.setFontSize(size);
        run.setBold(bold);
        run.setColor(color);
        run.setFontFamily(LATIN);
        CTFonts fonts = run.getCTR().getRPr().getRFontsArray(0);
        fonts.setEastAsia(EAST_ASIAN);
    }

    // The parts of the file carry the time at which they were packed.
    private byte[] reproducible(byte[] packed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(packed.length);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(packed));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                ZipEntry same = new ZipEntry(part.getName());
                same.setTimeLocal(document.stamp().at().atZone(ZoneOffset.UTC).toLocalDateTime());
                out.putNextEntry(same);
                in.transferTo(out);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
