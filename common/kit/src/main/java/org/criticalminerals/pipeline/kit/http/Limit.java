package org.criticalminerals.pipeline.kit.http;

import org.criticalminerals.pipeline.kit.problem.Problems;

/** How many items a page holds. */
public final class Limit {

    public static final int DEFAULT = 25;
    public static final int MOST = 100;

    private Limit() {}

    /**
     * The limit asked for, or the default.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where it is below 1 or above {@link #MOST}
     */
    public static int of(Integer asked) {
        if (asked == null) {
            return DEFAULT;
        }
        if (asked < 1 || asked > MOST) {
            throw Problems.invalid("/limit", "must be from 1 to " + MOST);
        }
        return asked;
    }
}
