package org.criticalminerals.pipeline.project.document;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.document.file.ReceivedFile;
import org.criticalminerals.pipeline.project.document.file.RefusedFileException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Looks into files as they were received, and refuses what is too large or isn't taken. */
@ApplicationScoped
public class Uploads {

    private static final int MIB = 1 << 20;

    private final long mostBytes;

    Uploads(@ConfigProperty(name = "pipeline.documents.largest-bytes") long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * The file of a request.
     *
     * @param declared what its sender calls it; null for what the part of the request says
     */
    ReceivedFile received(FileUpload file, String declared) {
        if (file == null || file.size() == 0) {
            throw Problems.invalid("/file", "is missing: send a part named file that isn't empty");
        }
        if (file.size() > mostBytes) {
            throw tooLarge(mostBytes);
        }
        try {
            return ReceivedFile.of(
                    file.uploadedFile(), declared == null || declared.isBlank() ? file.fileName() : declared);
        } catch (RefusedFileException refused) {
            throw Problems.invalid("/file", refused.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The refusal of a file that is too large. */
    public static HttpProblem tooLarge(long mostBytes) {
        return Problems.tooLarge("A document has at most " + mostBytes / MIB
                + " MiB. Save it smaller, for example with fewer or coarser pictures, or split it.");
    }
}
