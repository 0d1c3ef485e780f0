package org.criticalminerals.pipeline.portal.candidacy;

import java.util.Set;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;

/** Which refusals of a service a form can explain; the rest has pages of its own. */
final class Refusals {

    private static final Set<Integer> TO_SHOW = Set.of(400, 403, 409, 412, 413, 422, 428);

    private Refusals() {}

    /** Lets pass what the form shows. */
    static void shown(ServiceProblem problem) {
        if (!TO_SHOW.contains(problem.status())) {
            throw problem;
        }
    }
}
