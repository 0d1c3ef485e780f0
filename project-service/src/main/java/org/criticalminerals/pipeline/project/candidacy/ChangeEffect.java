package org.criticalminerals.pipeline.project.candidacy;

/** What follows for a candidacy from a change request or from its review's news. */
public enum ChangeEffect {
    /** The promoter has notice. */
    NOTICED("noticed"),
    /** The promoter's reply is recorded. */
    REPLIED("reply recorded"),
    /** The parties are asked to review it, on a frozen dossier. */
    REVIEW_ASKED("review asked for"),
    /** It was taken back before its review was asked for. */
    TAKEN_BACK("taken back"),
    /** partner-service is asked to end the review. */
    WITHDRAWAL_ASKED("review asked to end"),
    /** The parties decide. */
    UNDER_REVIEW("under review"),
    /** News that is kept and shown, and changes no state. */
    NOTED("noted"),
    /** It ended without a review. */
    REFUSED("request refused"),
    /** It ended by a review's outcome. */
    CLOSED("request closed"),
    /** The parties suspended the project. */
    SUSPENDED("suspended"),
    /** The parties lifted the suspension. */
    LIFTED("suspension lifted"),
    /** The parties ended the selection. */
    DESELECTED("deselected");

    private final String words;

    ChangeEffect(String words) {
        this.words = words;
    }

    /** The effect in words. */
    String inWords() {
        return words;
    }
}
