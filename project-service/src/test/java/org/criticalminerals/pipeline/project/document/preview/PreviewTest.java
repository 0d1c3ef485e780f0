package org.criticalminerals.pipeline.project.document.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.criticalminerals.pipeline.project.document.Samples;
import org.criticalminerals.pipeline.project.document.file.FileType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of pages, and files that try to cost too much. */
class PreviewTest {

    private static final Bounds SMALL = new Bounds(3, 300, 400, 1_000_000, 1 << 20, Duration.ofSeconds(30));

    @TempDir
    Path folder;

    private final List<byte[]> drawn = new ArrayList<>();

    private int draw(FileType type, byte[] content, Bounds bounds) throws IOException, UnshownException {
        Path file = Files.write(folder.resolve("file"), content);
        return new Preview(bounds, Clock.systemUTC()).draw(file, type, (number, png) -> {
            assertThat(number).isEqualTo(drawn.size() + 1);
            drawn.add(png);
        });
    }

    private void refuses(FileType type, byte[] content, Bounds bounds) {
        assertThatExceptionOfType(UnshownException.class).isThrownBy(() -> draw(type, content, bounds));
    }

    private static BufferedImage image(byte[] png) throws IOException {
        assertThat(png).startsWith(0x89, 'P', 'N', 'G');
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void pagesOfAPdfAreDrawnWithinTheBounds() throws Exception {
        assertThat(draw(FileType.PDF, Samples.pdf(5, "Page"), SMALL)).isEqualTo(5);

        assertThat(drawn).hasSize(3);
        BufferedImage first = image(drawn.getFirst());
        assertThat(first.getWidth()).isBetween(250, 300);
        assertThat(first.getHeight()).isBetween(350, 400);
        assertThat(isInked(first)).isTrue();
        assertThat(new String(drawn.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("alert");
    }

    private static boolean isInked(BufferedImage image) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xff) < 100) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void picturesAreDrawnAnew() throws Exception {
        assertThat(draw(FileType.JPEG, Samples.picture("jpg", 900, 600), SMALL)).isEqualTo(1);

        BufferedImage picture = image(drawn.getFirst());
        assertThat(picture.getWidth()).isEqualTo(300);
        assertThat(picture.getHeight()).isEqualTo(200);
    }

    @Test
    void whatIsTooLargeLockedOrBrokenIsNotShown() throws Exception {
        refuses(FileType.PNG, Samples.picture("png", 2_000, 2_000), SMALL);
        refuses(FileType.PDF, Samples.pdf(1, "Locked", "secret"), SMALL);
        refuses(FileType.PDF, Samples.text("%PDF-1.7 and nothing more"), SMALL);
        refuses(FileType.JPEG, Arrays.copyOf(Samples.picture("jpg", 20, 20), 40), SMALL);
        refuses(FileType.CSV, Samples.text("a,b"), SMALL);
        assertThat(drawn).isEmpty();
    }

    @Test
    void whatUnpacksToTooMuchIsNotOpened() {
        refuses(FileType.PDF, bomb("/FlateDecode", packed(64 << 20)), SMALL);
        refuses(FileType.PDF, bomb("[/FlateDecode /FlateDecode]", packed(1000)), SMALL);
        refuses(FileType.PDF, bomb("/LZWDecode", new byte[100]), SMALL);
    }

    @Test
    void whatTakesTooLongIsNotShown() {
        Bounds none = new Bounds(3, 300, 400, 1_000_000, 1 << 20, Duration.ofMillis(-1));
        refuses(FileType.PDF, Samples.pdf(1, "Slow"), none);
    }

    private static byte[] packed(int zeros) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            out.write(new byte[zeros]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A page whose content is packed so. */
    private static byte[] bomb(String filter, byte[] content) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        write(pdf, "%PDF-1.4\n");
        places.add(pdf.size());
        write(pdf, "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n");
        places.add(pdf.size());
        write(pdf, "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n");
        places.add(pdf.size());
        write(pdf, "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>> endobj\n");
        places.add(pdf.size());
        write(pdf, "4 0 obj <</Length " + content.length + "/Filter " + filter + ">> stream\n");
        pdf.writeBytes(content);
        write(pdf, "\nendstream endobj\n");
        int table = pdf.size();
        write(pdf, "xref\n0 5\n0000000000 65535 f \n");
        places.forEach(place -> write(pdf, "%010d 00000 n \n".formatted(place)));
        write(pdf, "trailer <</Size 5/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.toByteArray();
    }

    private static void write(ByteArrayOutputStream pdf, String text) {
        pdf.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
