package org.criticalminerals.pipeline.project.history;

/** What can happen to a project and its candidacies. */
public enum HistoryType {
    NOMINATED,
    IMPORTED,
    SHARED,
    DOSSIER_CHANGED,
    SUBMITTED,
    DUPLICATES_CHECKED,
    GATE_REQUESTED,
    WITHDRAWAL_ASKED,
    REVIEW_OPENED,
    REVIEW_REFUSED,
    POSITION_TAKEN,
    REVIEW_ESCALATED,
    REVIEW_REMINDER,
    REVIEW_CONCLUDED,
    ASKED_TOO_LATE,
    STAGE_CHANGED,
    SELECTED,
    HELD,
    RESUMED,
    WITHDRAWN,
    REJECTED
}
