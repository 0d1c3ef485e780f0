package org.criticalminerals.pipeline.project.document.preview;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/**
 * Draws the pages of a PDF. No script, form action, attached file or address in it is ever followed: a drawn page is all
 * that leaves here. How far it goes is bounded in pages, pixels, unpacked bytes, objects and time.
 */
final class PdfPages implements AutoCloseable {

    private static final int MOST_OBJECTS = 20_000;
    private static final int DEEPEST = 100;
    private static final float POINTS_PER_INCH = 72;
    private static final float MOST_DPI = 130;
    // LZW unpacks to thousands of times its size and can't be measured beforehand; nothing writes it any more.
    private static final Set<COSName> UNMEASURED = Set.of(COSName.LZW_DECODE, COSName.LZW_DECODE_ABBREVIATION);

    private final PDDocument document;
    private final Bounds bounds;
    private final Clock clock;
    private final Instant until;

    private PdfPages(PDDocument document, Bounds bounds, Clock clock) {
        this.document = document;
        this.bounds = bounds;
        this.clock = clock;
        this.until = clock.instant().plus(bounds.time());
    }

    static PdfPages open(Path file, Bounds bounds, Clock clock) throws IOException, UnshownException {
        PackedStreams.check(file, bounds);
        try {
            PDDocument document = Loader.loadPDF(
                    new RandomAccessReadBufferedFile(file.toFile()), IOUtils.createTempFileOnlyStreamCache());
            return new PdfPages(document, bounds, clock);
        } catch (InvalidPasswordException locked) {
            throw new UnshownException("The file has a password", locked);
        }
    }

    int count() {
        return document.getNumberOfPages();
    }

    /** A page as PNG; the first is 0. */
    byte[] draw(int number) throws IOException, UnshownException {
        PDPage page = document.getPage(number);
        new Walk().look(page.getCOSObject(), 0);
        PDRectangle box = page.getCropBox();
        float wide = Math.max(1, page.getRotation() % 180 == 0 ? box.getWidth() : box.getHeight());
        float high = Math.max(1, page.getRotation() % 180 == 0 ? box.getHeight() : box.getWidth());
        float scale = Math.min(MOST_DPI / POINTS_PER_INCH, Math.min(bounds.width() / wide, bounds.height() / high));
        Renderer renderer = new Renderer();
        renderer.setSubsamplingAllowed(true);
        try {
            BufferedImage drawn = renderer.renderImage(number, scale, ImageType.RGB);
            return Pictures.png(drawn);
        } catch (TooSlow slow) {
            throw new UnshownException("Drawing it takes longer than " + bounds.time(), slow);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    /** Looks at all that a page may draw with. */
    private final class Walk {

        private final Set<COSBase> seen = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

        void look(COSBase found, int depth) throws UnshownException {
            COSBase object = found instanceof COSObject reference ? reference.getObject() : found;
            if (!(object instanceof COSDictionary) && !(object instanceof COSArray) || !seen.add(object)) {
                return;
            }
            if (seen.size() > MOST_OBJECTS || depth > DEEPEST) {
                throw new UnshownException("The page is made of too much");
            }
            if (object instanceof COSStream stream) {
                check(stream);
            }
            if (object instanceof COSDictionary dictionary) {
                for (var entry : dictionary.entrySet()) {
                    // Up the tree are the other pages; what is behind notes and actions is not drawn from here.
                    if (!COSName.PARENT.equals(entry.getKey()) && !COSName.P.equals(entry.getKey())) {
                        look(entry.getValue(), depth + 1);
                    }
                }
            } else if (object instanceof COSArray array) {
                for (COSBase one : array) {
                    look(one, depth + 1);
                }
            }
        }

        private void check(COSStream stream) throws UnshownException {
            List<COSName> filters = filters(stream.getFilters());
            boolean isPackedTwice = filters.stream()
                            .filter(filter -> COSName.FLATE_DECODE.equals(filter)
                                    || COSName.FLATE_DECODE_ABBREVIATION.equals(filter))
                            .count()
                    > 1;
            // Behind another filter the bytes that were measured are not the packed ones.
            boolean isHidden = filters.size() > 1
                    && filters.subList(1, filters.size()).stream()
                            .anyMatch(filter -> COSName.FLATE_DECODE.equals(filter)
                                    || COSName.FLATE_DECODE_ABBREVIATION.equals(filter));
            if (isPackedTwice || isHidden || filters.stream().anyMatch(UNMEASURED::contains)) {
                throw new UnshownException("A stream of the file is packed in a way that can't be measured");
            }
            long width = stream.getLong(COSName.WIDTH, 0);
            long height = stream.getLong(COSName.HEIGHT, 0);
            boolean isTooLarge = width > 0 && height > 0 && width > bounds.pixels() / height;
            if (isTooLarge) {
                throw new UnshownException("A picture in it has " + width + " × " + height + " pixels");
            }
        }

        private static List<COSName> filters(COSBase declared) {
            return switch (declared) {
                case COSName one -> List.of(one);
                case COSArray several ->
                    several.toList().stream()
                            .filter(COSName.class::isInstance)
                            .map(COSName.class::cast)
                            .toList();
                case null, default -> List.of();
            };
        }
    }

    private final class Renderer extends PDFRenderer {

        Renderer() {
            super(PdfPages.this.document);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            PageDrawer drawer = new PunctualDrawer(parameters);
            drawer.setAnnotationFilter(getAnnotationsFilter());
            return drawer;
        }
    }

    private final class PunctualDrawer extends PageDrawer {

        PunctualDrawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (clock.instant().isAfter(until)) {
                throw new TooSlow();
            }
            super.processOperator(operator, operands);
        }
    }

    private static final class TooSlow extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
