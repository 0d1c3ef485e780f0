package org.criticalminerals.pipeline.project.candidacy;

import org.criticalminerals.pipeline.events.Outcome;

/** What became of a change request. */
public enum ChangeRequestState {
    NOTICE_GIVEN,
    REQUESTED,
    UNDER_REVIEW,
    APPROVED,
    RETURNED,
    REJECTED,
    LAPSED,
    WITHDRAWN,
    REFUSED;

    /** The state in which an outcome leaves a request. */
    static ChangeRequestState after(Outcome outcome) {
        return switch (outcome) {
            case APPROVED, APPROVED_WITH_CONDITIONS -> APPROVED;
            case RETURNED -> RETURNED;
            case REJECTED -> REJECTED;
            case LAPSED -> LAPSED;
            case WITHDRAWN -> WITHDRAWN;
        };
    }
}
