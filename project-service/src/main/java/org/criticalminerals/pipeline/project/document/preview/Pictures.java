package org.criticalminerals.pipeline.project.document.preview;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Draws a picture anew as PNG: nothing of the file but what one sees gets through, no place, no comment, no camera. */
final class Pictures {

    private Pictures() {}

    /** The picture, within the bounds. */
    static byte[] anew(Path file, Bounds bounds) throws IOException, UnshownException {
        try (ImageInputStream content = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                throw new UnshownException("No such picture is known");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(content, true, true);
                return png(fitted(read(reader, bounds), bounds));
            } catch (IndexOutOfBoundsException
                    | IllegalArgumentException
                    | ClassCastException
                    | NegativeArraySizeException broken) {
                throw new UnshownException("The picture is broken", broken);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage read(ImageReader reader, Bounds bounds) throws IOException, UnshownException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > bounds.pixels()) {
            throw new UnshownException("The picture has " + width + " × " + height + " pixels");
        }
        int step = (int) Math.max(1, Math.min(width / bounds.width(), height / bounds.height()));
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    static BufferedImage fitted(BufferedImage read, Bounds bounds) {
        double scale = Math.min(
                1, Math.min(bounds.width() / (double) read.getWidth(), bounds.height() / (double) read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(read.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = drawn.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, width, height);
            canvas.drawImage(read, 0, 0, width, height, null);
        } finally {
            canvas.dispose();
        }
        return drawn;
    }

    static byte[] png(BufferedImage drawn) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ImageIO.write(drawn, "png", written);
        return written.toByteArray();
    }
}
