package org.criticalminerals.pipeline.project.document.preview;

import java.time.Duration;

/**
 * How much work a preview may be.
 *
 * @param pages how many pages are shown at most; the file may have more
 * @param width how many pixels a page is wide at most
 * @param height how many pixels it is high at most
 * @param pixels how many pixels a picture may have in the file
 * @param unpacked how many bytes one stream of a PDF may unpack to
 * @param time how long all of it may take
 */
public record Bounds(int pages, int width, int height, long pixels, long unpacked, Duration time) {

    /** What fits beside everything else into a heap of 256 MiB, one file at a time. */
    public static final Bounds USUAL = new Bounds(20, 1_000, 2_000, 24_000_000, 32L << 20, Duration.ofSeconds(60));
}
