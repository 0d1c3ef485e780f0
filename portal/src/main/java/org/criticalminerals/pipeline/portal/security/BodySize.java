package org.criticalminerals.pipeline.portal.security;

import java.util.regex.Pattern;

/** How much a browser may send: forms of texts little, forms with a document's file as much as a document may have. */
final class BodySize {

    /** How much of a form that is too large is read, so that its sender gets to see why. */
    static final long MOST_DROPPED = 256L << 20;

    private static final long MOST_OF_FORM = 4L << 20;
    // The service says beside the field what is above 50 MiB; a little more comes that far.
    private static final long MOST_OF_DOCUMENT = 64L << 20;
    private static final Pattern DOCUMENTS = Pattern.compile("/projects/[^/]+/documents/(new|[^/]+/versions/new)");

    private BodySize() {}

    enum Answer {
        TAKEN,
        TOO_LARGE,
        /** Browsers say how long their forms are. */
        NO_LENGTH
    }

    static Answer of(String path, String contentLength, String transferEncoding) {
        if (contentLength == null) {
            return transferEncoding == null ? Answer.TAKEN : Answer.NO_LENGTH;
        }
        long most = DOCUMENTS.matcher(path).matches() ? MOST_OF_DOCUMENT : MOST_OF_FORM;
        try {
            return Long.parseLong(contentLength.strip()) <= most ? Answer.TAKEN : Answer.TOO_LARGE;
        } catch (NumberFormatException e) {
            return Answer.TOO_LARGE;
        }
    }
}
