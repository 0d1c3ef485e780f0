package org.criticalminerals.pipeline.project.document.file;

import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that are taken as documents. What is on no line here is refused. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt");

    private final String mediaType;
    private final String extension;

    FileType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** Its name among media types. */
    public String mediaType() {
        return mediaType;
    }

    /** What such a file's name ends in. */
    public String extension() {
        return extension;
    }

    /** Whether pages of it can be shown as pictures. */
    public boolean isShown() {
        return this == PDF || this == PNG || this == JPEG;
    }

    /** The kind with a media type. */
    public static Optional<FileType> of(String mediaType) {
        return Stream.of(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
