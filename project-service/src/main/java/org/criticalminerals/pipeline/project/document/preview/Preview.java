package org.criticalminerals.pipeline.project.document.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.criticalminerals.pipeline.project.document.file.FileType;

/**
 * Makes pictures of a file's pages, so that one can look at it without opening it: whoever looks gets PNG and nothing
 * else. It takes time and memory: off the event loop, one file at a time.
 */
public final class Preview {

    private final Bounds bounds;
    private final Clock clock;

    public Preview(Bounds bounds, Clock clock) {
        this.bounds = bounds;
        this.clock = clock;
    }

    /** Takes the pages as they are drawn. */
    @FunctionalInterface
    public interface Pages {
        /** A page; the first is 1. */
        void page(int number, byte[] png);
    }

    /**
     * Draws what may be shown of a file.
     *
     * @return how many pages it has
     * @throws UnshownException where nothing, or no more, is shown of it
     */
    public int draw(Path file, FileType type, Pages pages) throws UnshownException {
        return switch (type) {
            case PDF -> pdf(file, pages);
            case PNG, JPEG -> {
                pages.page(1, made(() -> Pictures.anew(file, bounds)));
                yield 1;
            }
            case DOCX, XLSX, PPTX, CSV, TEXT -> throw new UnshownException("Nothing is shown of such files");
        };
    }

    private int pdf(Path file, Pages pages) throws UnshownException {
        PdfPages opened = made(() -> PdfPages.open(file, bounds, clock));
        try (opened) {
            int count = made(opened::count);
            for (int number = 0; number < Math.min(count, bounds.pages()); number++) {
                int page = number;
                pages.page(number + 1, made(() -> opened.draw(page)));
            }
            return count;
        } catch (IOException unclosed) {
            throw new UnshownException("The file can't be closed", unclosed);
        }
    }

    /** Something that is made of the file. */
    @FunctionalInterface
    private interface Making<T> {
        T make() throws IOException, UnshownException;
    }

    // Whatever a library throws at a broken file, it is the file that is broken.
    private static <T> T made(Making<T> making) throws UnshownException {
        try {
            return making.make();
        } catch (IOException | RuntimeException broken) {
            throw new UnshownException("The file can't be drawn", broken);
        } catch (StackOverflowError nested) {
            throw new UnshownException("The file is nested too deeply", nested);
        }
    }
}
