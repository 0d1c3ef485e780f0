package org.criticalminerals.pipeline.kit.http;

import org.criticalminerals.pipeline.kit.problem.Problems;

/** Entity tags: a resource's version in quotes. */
public final class ETags {

    private ETags() {}

    /** The tag of a version. */
    public static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    /**
     * Checks that the caller knows the current version.
     *
     * @param ifMatch the header {@code If-Match}; null where absent
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 428 where absent, 412 where it names another version
     */
    public static void require(String ifMatch, long current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problems.preconditionRequired();
        }
        if (!tag(current).equals(strong(ifMatch.strip()))) {
            throw Problems.stale(current);
        }
    }

    // A proxy that compresses may weaken the tag on its way.
    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
