package org.criticalminerals.pipeline.project.document;

/** Whether there are pictures of a file's pages. */
enum PreviewState {
    WAITING,
    READY,
    NONE
}
