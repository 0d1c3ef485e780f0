package org.criticalminerals.pipeline.project.candidacy;

import java.time.Instant;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ProjectEvent;

/** Makes the events that tell of a candidacy's pause, resumption and withdrawal, by act or by a review's answer. */
final class CandidacyEvents {

    private CandidacyEvents() {}

    static ProjectEvent held(CandidacyRow row, String reasons, Instant at, Actor by) {
        return new ProjectEvent.CandidacyHeld(
                row.projectId, row.projectName, row.agreement, row.stage, reasons, at, row.version, by);
    }

    static ProjectEvent resumed(CandidacyRow row, String reasons, Instant at, Actor by) {
        return new ProjectEvent.CandidacyResumed(
                row.projectId, row.projectName, row.agreement, row.stage, reasons, at, row.version, by);
    }

    static ProjectEvent withdrawn(CandidacyRow row, String reasons, Instant at, Actor by) {
        return new ProjectEvent.CandidacyWithdrawn(
                row.projectId, row.projectName, row.agreement, row.stage, reasons, at, row.version, by);
    }
}
