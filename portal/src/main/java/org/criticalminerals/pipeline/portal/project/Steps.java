package org.criticalminerals.pipeline.portal.project;

import java.util.List;

/**
 * The way from identification to support, with where a candidacy stands on it.
 *
 * @param steps the stages in order
 * @param current the number of the current stage, from 1
 */
public record Steps(List<Step> steps, int current) {

    private static final List<String> STAGES =
            List.of("IDENTIFICATION", "SCREENING", "ASSESSMENT", "SELECTION", "SUPPORT", "COMPLETED");

    static Steps at(String stage) {
        int current = Math.max(0, STAGES.indexOf(stage));
        return new Steps(
                STAGES.stream()
                        .map(name -> new Step(name, STAGES.indexOf(name) < current, STAGES.indexOf(name) == current))
                        .toList(),
                current + 1);
    }

    /** One stage: left behind, current, or still to come. */
    public record Step(String stage, boolean complete, boolean current) {}
}
