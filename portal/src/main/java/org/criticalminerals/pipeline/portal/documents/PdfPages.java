package org.criticalminerals.pipeline.portal.documents;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.portal.documents.Fonts.Style;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * Writes a document as PDF. The same document gives the same bytes: whatever the library would make up by chance comes
 * from the document's own stamp.
 */
final class PdfPages {

    private static final Color INK = new Color(0x1B, 0x1B, 0x1B);
    private static final Color QUIET = new Color(0x56, 0x5C, 0x65);
    private static final Color BLUE = new Color(0x24, 0x4A, 0x66);
    private static final Color TINT = new Color(0xEC, 0xF1, 0xF5);
    private static final Color LINE = new Color(0xC6, 0xCE, 0xD4);

    private static final Style BODY = new Style(9.2f, false, INK);
    private static final Style STRONG = new Style(9.2f, true, INK);
    private static final Style LEAD = new Style(10.5f, false, BLUE);
    private static final Style SMALL = new Style(8f, false, QUIET);
    private static final Style LABEL = new Style(8.2f, false, QUIET);
    private static final Style CELL = new Style(8.4f, false, INK);
    private static final Style COLUMN = new Style(8f, true, BLUE);
    private static final Style KIND = new Style(9f, true, QUIET);
    private static final Style TITLE = new Style(20f, true, BLUE);
    private static final Style MARKING = new Style(8.6f, true, Color.WHITE);
    private static final Style FOOT = new Style(7.4f, false, QUIET);

    private static final float MARGIN = 50;
    private static final float TOP = 66;
    private static final float BOTTOM = 62;
    private static final Pattern SUBSET = Pattern.compile("/[A-Z]{6}\\+Noto");

    private final OfficialDocument document;
    private final Fonts fonts = new Fonts();
    private float width;

    private PdfPages(OfficialDocument document) {
        this.document = document;
    }

    /**
     * A PDF.
     *
     * @param bytes the file
     * @param pages how many pages it has
     */
    record Pdf(byte[] bytes, int pages) {}

    static Pdf write(OfficialDocument document) {
        return new PdfPages(document).write();
    }

    private Pdf write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Rectangle size = document.sheet().isLetter() ? PageSize.LETTER : PageSize.A4;
        Document pdf = new Document(document.sheet().isAcross() ? size.rotate() : size, MARGIN, MARGIN, TOP, BOTTOM);
        width = pdf.getPageSize().getWidth() - 2 * MARGIN;
        PdfWriter writer = PdfWriter.getInstance(pdf, bytes);
        Frame frame = new Frame();
        writer.setPageEvent(frame);
        pdf.addTitle(document.kind() + ": " + document.title());
        pdf.addSubject(document.marking());
        pdf.addAuthor("Critical Minerals Pipeline");
        pdf.open();
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(document.stamp().language()));
        stamp(writer);
        head(pdf);
        for (Block block : document.blocks()) {
            // A heading at the foot of a page would stand without what it is the heading of.
            if (block instanceof Block.Heading heading
                    && writer.getVerticalPosition(true) - BOTTOM < (heading.level() == 1 ? 130 : 84)) {
                pdf.newPage();
            }
            add(pdf, block);
        }
        int pages = writer.getPageNumber();
        pdf.close();
        return new Pdf(reproducible(bytes.toByteArray()), pages);
    }

    private void stamp(PdfWriter writer) {
        GregorianCalendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        made.setTimeInMillis(document.stamp().at().toEpochMilli());
        writer.getInfo().put(PdfName.CREATIONDATE, new PdfDate(made));
        writer.getInfo().put(PdfName.MODDATE, new PdfDate(made));
    }

    // Typefaces that are embedded in part get a name by chance, and the file an identity from the machine's state.
    private byte[] reproducible(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        text = SUBSET.matcher(text).replaceAll("/CMPDOC+Noto");
        Matcher id =
                Pattern.compile("/ID ?\\[<([0-9a-fA-F]+)><([0-9a-fA-F]+)>\\]").matcher(text);
        if (id.find()) {
            String seed =
                    Integer.toHexString((document.title() + document.stamp().at()).hashCode());
            String same = (seed + "0".repeat(id.group(1).length()))
                    .substring(0, id.group(1).length());
            text = text.substring(0, id.start(1))
                    + same
                    + text.substring(id.end(1), id.start(2))
                    + same
                    + text.substring(id.end(2));
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void head(Document pdf) {
        pdf.add(paragraph(document.kind(), KIND, 0, 1));
        Paragraph title =
                paragraph(document.title(), TITLE, 0, document.subtitle().isEmpty() ? 8 : 2);
        pdf.add(title);
        if (!document.subtitle().isEmpty()) {
            pdf.add(paragraph(document.subtitle(), new Style(10f, false, QUIET), 0, 8));
        }
    }

    private void add(Document pdf, Block block) {
        switch (block) {
            case Block.Heading heading -> pdf.add(heading(heading));
            case Block.Paragraph paragraph -> pdf.add(paragraph(paragraph.text(), BODY, 0, 5));
            case Block.Remark remark -> pdf.add(paragraph(remark.text(), SMALL, 0, 4));
            case Block.Lead lead -> pdf.add(lead(lead.text()));
            case Block.Facts facts -> pdf.add(facts(facts));
            case Block.Table table -> pdf.add(table(table));
            case Block.NewPage newPage -> pdf.newPage();
        }
    }

    private Paragraph paragraph(String text, Style style, float before, float after) {
        Paragraph paragraph = new Paragraph(fonts.phrase(text, style));
        paragraph.setLeading(style.size() * 1.32f);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    private PdfPTable heading(Block.Heading heading) {
        float size =
                switch (heading.level()) {
                    case 1 -> 14.5f;
                    case 2 -> 11f;
                    default -> 9.6f;
                };
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSpacingBefore(heading.level() == 1 ? 10 : 8);
        table.setSpacingAfter(4);
        table.setKeepTogether(true);
        PdfPCell cell = bare(1);
        cell.addElement(headingLine(heading, size));
        cell.setPaddingBottom(3);
        if (heading.level() <= 2) {
            cell.setBorder(Rectangle.BOTTOM);
            cell.setBorderWidth(heading.level() == 1 ? 1.2f : 0.6f);
            cell.setBorderColor(heading.level() == 1 ? BLUE : LINE);
        }
        table.addCell(cell);
        return table;
    }

    private Paragraph headingLine(Block.Heading heading, float size) {
        Paragraph line = paragraph(heading.text(), new Style(size, true, BLUE), 0, 0);
        if (!heading.note().isEmpty()) {
            line.add(fonts.phrase("   " + heading.note(), SMALL));
        }
        return line;
    }

    private PdfPTable lead(String text) {
        PdfPTable table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSpacingAfter(6);
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderWidth(3);
        cell.setBorderColor(BLUE);
        cell.setBackgroundColor(TINT);
        cell.setPadding(7);
        cell.setPaddingLeft(10);
        cell.addElement(paragraph(text, LEAD, 0, 0));
        table.addCell(cell);
        return table;
    }

    private PdfPTable facts(Block.Facts facts) {
        PdfPTable table = new PdfPTable(new float[] {27, 73});
        table.setWidthPercentage(100);
        table.setSpacingAfter(6);
        table.setSplitLate(true);
        for (Block.Fact fact : facts.facts()) {
            table.addCell(factCell(fact.label(), LABEL));
            table.addCell(factCell(fact.value(), BODY));
        }
        return table;
    }

    private PdfPCell factCell(String text, Style style) {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.4f);
        cell.setBorderColor(LINE);
        cell.setPadding(0);
        cell.setPaddingRight(8);
        cell.setPaddingTop(1.5f);
        cell.setPaddingBottom(3f);
        cell.addElement(paragraph(text, style, 0, 0));
        return cell;
    }

    private PdfPTable table(Block.Table block) {
        float[] weights = widths(block);
        PdfPTable table = new PdfPTable(weights);
        table.setWidthPercentage(100);
        table.setSpacingBefore(2);
        table.setSpacingAfter(7);
        int heads = 1;
        if (!block.caption().isEmpty()) {
            PdfPCell caption = bare(weights.length);
            caption.addElement(paragraph(block.caption(), STRONG, 0, 2));
            table.addCell(caption);
            heads++;
        }
        for (Block.Column column : block.columns()) {
            PdfPCell cell = cell(column.label(), COLUMN, column.figure());
            cell.setBackgroundColor(TINT);
            cell.setBorderColor(BLUE);
            cell.setBorderWidth(0.8f);
            table.addCell(cell);
        }
        table.setHeaderRows(heads);
        for (List<String> row : block.rows()) {
            for (int i = 0; i < row.size(); i++) {
                table.addCell(cell(row.get(i), CELL, block.columns().get(i).figure()));
            }
        }
        return table;
    }

    /** Widths of columns in points: by their weights, and as far as there is room none narrower than its longest word. */
    private float[] widths(Block.Table block) {
        int count = block.columns().size();
        float[] least = new float[count];
        float[] widths = new float[count];
        float weights = 0;
        for (int i = 0; i < count; i++) {
            Block.Column column = block.columns().get(i);
            int at = i;
            float words = (float) block.rows().stream()
                    .mapToDouble(row -> fonts.widest(row.get(at), CELL))
                    .max()
                    .orElse(0);
            least[i] = Math.max(words, fonts.widest(column.label(), COLUMN)) + (column.figure() ? 13 : 7);
            weights += column.weight();
        }
        float missing = 0;
        float spare = 0;
        for (int i = 0; i < count; i++) {
            widths[i] = width * block.columns().get(i).weight() / weights;
            missing += Math.max(0, least[i] - widths[i]);
            spare += Math.max(0, widths[i] - least[i]);
        }
        // What narrow columns lack, those with room give up in proportion; a word that even so doesn't fit is broken.
        float given = spare == 0 ? 0 : Math.min(1, missing / spare);
        float taken = missing == 0 ? 0 : Math.min(1, spare / missing);
        for (int i = 0; i < count; i++) {
            widths[i] += widths[i] < least[i] ? (least[i] - widths[i]) * taken : -(widths[i] - least[i]) * given;
        }
        return widths;
    }

    private PdfPCell cell(String text, Style style, boolean figure) {
        PdfPCell cell = new PdfPCell();
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidth(0.4f);
        cell.setBorderColor(LINE);
        cell.setPadding(3);
        cell.setPaddingTop(1.5f);
        cell.setPaddingBottom(4);
        cell.setPaddingRight(figure ? 9 : 3);
        Paragraph paragraph = paragraph(text, style, 0, 0);
        paragraph.setAlignment(figure ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        cell.addElement(paragraph);
        return cell;
    }

    private static PdfPCell bare(int columns) {
        PdfPCell cell = new PdfPCell();
        cell.setColspan(columns);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        return cell;
    }

    /** What stands on every page: the marking above and below, for whom and when, that nothing is classified. */
    private final class Frame extends PdfPageEventHelper {

        private final List<PdfTemplate> totals = new ArrayList<>();

        @Override
        public void onEndPage(PdfWriter writer, Document pdf) {
            PdfContentByte canvas = writer.getDirectContent();
            Rectangle page = pdf.getPageSize();
            band(canvas, page.getHeight() - 38, page.getWidth());
            band(canvas, 14, page.getWidth());
            line(canvas, document.stamp().forWhom(), MARGIN, 47, Element.ALIGN_LEFT);
            line(canvas, document.stamp().unclassified(), MARGIN, 37, Element.ALIGN_LEFT);
            PdfTemplate total = canvas.createTemplate(90, 12);
            canvas.addTemplate(total, page.getWidth() - MARGIN - 90, 44);
            totals.add(total);
            canvas.setColorStroke(LINE);
            canvas.setLineWidth(0.5f);
            canvas.moveTo(MARGIN, 57);
            canvas.lineTo(page.getWidth() - MARGIN, 57);
            canvas.stroke();
        }

        @Override
        public void onCloseDocument(PdfWriter writer, Document pdf) {
            for (int i = 0; i < totals.size(); i++) {
                String number = MessageFormat.format(document.stamp().page(), i + 1, totals.size());
                ColumnText.showTextAligned(totals.get(i), Element.ALIGN_RIGHT, fonts.phrase(number, FOOT), 90, 3, 0);
            }
        }

        private void band(PdfContentByte canvas, float y, float pageWidth) {
            canvas.setColorFill(BLUE);
            canvas.rectangle(MARGIN, y, pageWidth - 2 * MARGIN, 16);
            canvas.fill();
            String shown = document.marking();
            float size = MARKING.size();
            float needed = fonts.width(shown, MARKING);
            float fitting = needed > width - 12 ? size * (width - 12) / needed : size;
            ColumnText.showTextAligned(
                    canvas,
                    Element.ALIGN_CENTER,
                    fonts.phrase(shown, new Style(fitting, true, Color.WHITE)),
                    pageWidth / 2,
                    y + 5,
                    0);
        }

        private void line(PdfContentByte canvas, String text, float x, float y, int alignment) {
            ColumnText.showTextAligned(canvas, alignment, fonts.phrase(text, FOOT), x, y, 0);
        }
    }
}
