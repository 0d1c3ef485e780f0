package org.criticalminerals.pipeline.kit.identity;

/**
 * What officials can do, as the methods of resources name it in {@code @PermissionsAllowed}. Which role may do what is
 * the table in {@link Permissions}.
 */
public final class Acts {

    // All parts of the system
    public static final String READ = "read";
    public static final String KEEP_OWN_THINGS = "keep-own-things";

    // The record of acts
    public static final String READ_RECORD = "read-record";
    public static final String KEEP_RECORD = "keep-record";

    // Projects
    public static final String IMPORT_PROJECTS = "import-projects";
    public static final String NOMINATE = "nominate";
    public static final String SHARE_DRAFT = "share-draft";
    public static final String EDIT_DOSSIER = "edit-dossier";
    public static final String KEEP_DOCUMENTS = "keep-documents";
    public static final String MARK = "mark";
    public static final String RECORD_PROMOTER_CONSENT = "record-promoter-consent";
    public static final String LIFT_EXPORT_CONTROL = "lift-export-control";
    public static final String DISCUSS = "discuss";
    public static final String SETTLE_DUPLICATE = "settle-duplicate";
    public static final String SUBMIT_PROJECT = "submit-project";
    public static final String REQUEST_GATE = "request-gate";
    public static final String STEER_CANDIDACY = "steer-candidacy";
    public static final String REQUEST_CHANGE = "request-change";
    public static final String RECORD_REPLY = "record-reply";

    // Reviews
    public static final String PREPARE_POSITION = "prepare-position";
    public static final String CLEAR = "clear";
    public static final String SIGN = "sign";
    public static final String ANSWER_QUESTION = "answer-question";
    public static final String GIVE_TIME = "give-time";
    public static final String REMIND = "remind";
    public static final String RECUSE = "recuse";
    public static final String TAKE_RECUSAL_BACK = "take-recusal-back";
    public static final String DELEGATE = "delegate";
    public static final String HAND_OVER = "hand-over";

    // What gates and approvals ask for
    public static final String ANSWER_CRITERIA = "answer-criteria";
    public static final String RECORD_HOST_CONSENT = "record-host-consent";
    public static final String WORK_ON_CONDITION = "work-on-condition";
    public static final String LIFT_CONDITION = "lift-condition";
    public static final String FULFIL_CLOCK = "fulfil-clock";

    // Committees and agreements
    public static final String RUN_COMMITTEE = "run-committee";
    public static final String COMPLETE_ACTION = "complete-action";
    public static final String ANSWER_MINUTES = "answer-minutes";
    public static final String AMEND_AGREEMENT = "amend-agreement";
    public static final String CONSENT_TO_AMENDMENT = "consent-to-amendment";
    public static final String ENTER_PARTY = "enter-party";
    public static final String CHANGE_PARTY = "change-party";

    // Requests for access to documents
    public static final String KEEP_ACCESS_CASE = "keep-access-case";
    public static final String DECIDE_ACCESS = "decide-access";
    public static final String ANSWER_CONSULTATION = "answer-consultation";

    // Officials
    public static final String ADMINISTER_OFFICIALS = "administer-officials";

    // Operations
    public static final String OPERATE = "operate";

    private Acts() {}
}
