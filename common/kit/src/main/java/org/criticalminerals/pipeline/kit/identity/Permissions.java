package org.criticalminerals.pipeline.kit.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what: role by act, after DOMAIN.md, "How a party comes to its position" and "Confidentiality between the
 * parties". A role opens the door; which party's or agency's things one then acts on is asked at the act itself.
 */
public final class Permissions {

    private static final Set<String> DESK = Set.of(Roles.DESK_OFFICER, Roles.SIGNATORY);
    private static final Set<String> SIGNATORIES = Set.of(Roles.SIGNATORY);
    private static final Set<String> ADMINISTRATORS = Set.of(Roles.ADMINISTRATOR);
    private static final Set<String> SECRETARIAT = Set.of(Roles.COORDINATOR);
    private static final Set<String> DESK_OR_SECRETARIAT =
            Set.of(Roles.DESK_OFFICER, Roles.SIGNATORY, Roles.COORDINATOR);
    private static final Set<String> DISCUSSING =
            Set.of(Roles.DESK_OFFICER, Roles.SIGNATORY, Roles.SUPPORT_OFFICER, Roles.COORDINATOR);
    private static final Set<String> SIGNATORIES_OR_SECRETARIAT = Set.of(Roles.SIGNATORY, Roles.COORDINATOR);
    private static final Set<String> RECORD_READERS = Set.of(Roles.AUDITOR, Roles.ADMINISTRATOR);
    private static final Set<String> PEOPLE_AND_SYSTEMS =
            Stream.concat(Roles.OF_PEOPLE.stream(), Stream.of(Roles.SYSTEM)).collect(Collectors.toUnmodifiableSet());

    /**
     * An act, and who may do it.
     *
     * @param act its name, see {@link Acts}
     * @param meaning what it is, for people
     * @param roles the realm roles that open it
     */
    public record Line(String act, String meaning, Set<String> roles) {}

    private static final List<Line> TABLE = List.of(
            new Line(Acts.READ, "See what is released to oneself, one's agency or party", PEOPLE_AND_SYSTEMS),
            new Line(Acts.KEEP_OWN_THINGS, "Keep one's inbox, watches, searches and calendar", Roles.OF_PEOPLE),
            new Line(Acts.READ_RECORD, "Read and verify the own party's record of acts", RECORD_READERS),
            new Line(
                    Acts.KEEP_RECORD,
                    "Set and lift legal holds, and have a person forgotten in the record of acts",
                    ADMINISTRATORS),
            new Line(Acts.IMPORT_PROJECTS, "Import projects", DESK_OR_SECRETARIAT),
            new Line(Acts.NOMINATE, "Nominate a project", DESK),
            new Line(Acts.SHARE_DRAFT, "Share the agency's draft with the party", DESK),
            new Line(Acts.EDIT_DOSSIER, "Write a section of a dossier", DESK),
            new Line(Acts.KEEP_DOCUMENTS, "Add a document to a project, renew, describe or withdraw one", DESK),
            new Line(
                    Acts.MARK,
                    "Mark a section, a document or a discussion for other readers, or look at the effect; for more readers a"
                            + " signatory alone",
                    DESK),
            new Line(
                    Acts.RECORD_PROMOTER_CONSENT,
                    "Record the promoter's consent or its revocation, flag a section as under export control; that"
                            + " something had been published a signatory alone",
                    DESK),
            new Line(Acts.LIFT_EXPORT_CONTROL, "Lift the flag of export control", SIGNATORIES),
            new Line(
                    Acts.DISCUSS,
                    "Comment, ask and answer in discussions, correct or strike what one wrote, end one's question",
                    DISCUSSING),
            new Line(Acts.SETTLE_DUPLICATE, "Say whether two projects are one", DESK),
            new Line(Acts.SUBMIT_PROJECT, "Submit a project under an agreement", DESK),
            new Line(Acts.REQUEST_GATE, "Ask for a gate, or take that back", DESK),
            new Line(Acts.STEER_CANDIDACY, "Hold, resume or withdraw a candidacy", SIGNATORIES),
            new Line(
                    Acts.REQUEST_CHANGE,
                    "Ask for a review after the selection, take that back, or end the own support",
                    SIGNATORIES),
            new Line(Acts.RECORD_REPLY, "Record what a promoter replied to a notice", DESK),
            new Line(Acts.PREPARE_POSITION, "Draft a position, ask agencies to clear, assign", DESK),
            new Line(Acts.CLEAR, "Answer a clearance for the own agency", DESK),
            new Line(
                    Acts.SIGN,
                    "Sign a position or a package, or look at its effect; a desk officer by delegation alone",
                    DESK),
            new Line(Acts.ANSWER_QUESTION, "Answer another party's request for information", DESK_OR_SECRETARIAT),
            new Line(Acts.GIVE_TIME, "Propose more time for a review, or consent to it", SIGNATORIES),
            new Line(Acts.REMIND, "Remind the parties that are awaited", DESK_OR_SECRETARIAT),
            new Line(Acts.RECUSE, "Keep out of a review, or keep a colleague out", DESK),
            new Line(Acts.TAKE_RECUSAL_BACK, "Take a recusal back", SIGNATORIES),
            new Line(Acts.DELEGATE, "Delegate one's signature, or take that back", SIGNATORIES),
            new Line(Acts.HAND_OVER, "Hand a colleague's open work over", SIGNATORIES),
            new Line(Acts.ANSWER_CRITERIA, "Answer criteria, and release the answers", DESK),
            new Line(Acts.RECORD_HOST_CONSENT, "Record what a site state says", SIGNATORIES_OR_SECRETARIAT),
            new Line(Acts.WORK_ON_CONDITION, "Submit evidence for a condition, or name its owner", DESK),
            new Line(Acts.LIFT_CONDITION, "Discharge or waive a condition, or move its due date", SIGNATORIES),
            new Line(Acts.FULFIL_CLOCK, "Record what fulfils a clock", SIGNATORIES_OR_SECRETARIAT),
            new Line(
                    Acts.RUN_COMMITTEE, "Plan and run a committee's meetings and packages", SIGNATORIES_OR_SECRETARIAT),
            new Line(Acts.COMPLETE_ACTION, "Report an action item as done", DESK_OR_SECRETARIAT),
            new Line(Acts.ANSWER_MINUTES, "Approve minutes, or object to them", SIGNATORIES),
            new Line(Acts.AMEND_AGREEMENT, "Propose an agreement or a change of one, or take it back", SECRETARIAT),
            new Line(Acts.CONSENT_TO_AMENDMENT, "Consent to a change of an agreement, or refuse it", SIGNATORIES),
            new Line(Acts.ENTER_PARTY, "Enter a further party", SECRETARIAT),
            new Line(
                    Acts.CHANGE_PARTY,
                    "Change a party's data or its agencies, or take that back",
                    Set.of(Roles.ADMINISTRATOR, Roles.COORDINATOR)),
            new Line(
                    Acts.KEEP_ACCESS_CASE,
                    "Enter a request for access to documents, consult originators, extend its term, close it",
                    DESK),
            new Line(Acts.DECIDE_ACCESS, "Decide on a request for access to documents", SIGNATORIES),
            new Line(
                    Acts.ANSWER_CONSULTATION,
                    "Answer another party’s consultation on access; that something may be released a signatory alone",
                    DESK),
            new Line(
                    Acts.ADMINISTER_OFFICIALS,
                    "Invite officials, change their roles, let them leave",
                    Set.of(Roles.SIGNATORY, Roles.ADMINISTRATOR, Roles.COORDINATOR)),
            new Line(
                    Acts.OPERATE,
                    "See dead letters, ask for acts on them, approve those of another party, do approved ones",
                    ADMINISTRATORS));

    private static final Map<String, Line> BY_ACT =
            TABLE.stream().collect(Collectors.toUnmodifiableMap(Line::act, Function.identity()));

    private Permissions() {}

    /** The table, a line an act. */
    public static List<Line> table() {
        return TABLE;
    }

    /** The line of an act. */
    public static Optional<Line> line(String act) {
        return Optional.ofNullable(BY_ACT.get(act));
    }

    /**
     * Whether one of the roles opens the act.
     *
     * @throws IllegalArgumentException for an act that the table doesn't have
     */
    public static boolean allow(Collection<String> roles, String act) {
        Line line = line(act)
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no act " + act + " in the table of permissions"));
        return !Collections.disjoint(line.roles(), roles);
    }
}
