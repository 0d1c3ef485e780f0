package org.criticalminerals.pipeline.project.permission;

import java.util.Map;
import java.util.TreeSet;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * Who may do what to a project (DOMAIN.md, "How a party comes to its position"). A pure function: it looks at the
 * official and at whose project it is. Whether an act is possible at that moment is another question. Who may see a
 * project at all is decided by releasability.
 */
public final class ProjectPermissions {

    private ProjectPermissions() {}

    /** What one can do to a project. */
    public enum Act {
        NOMINATE,
        SHARE,
        EDIT,
        /** Mark a section for other readers; to more of them only by LOWER_MARKING as well. */
        MARK,
        LOWER_MARKING,
        /** Record the promoter's consent, or its revocation; flag technical data as under export control. */
        RECORD_CONSENT,
        /** Declare that something had been published, or lift the flag of export control. */
        RELEASE,
        SUBMIT,
        REQUEST_GATE,
        WITHDRAW_REQUEST,
        HOLD,
        RESUME,
        WITHDRAW,
        IMPORT
    }

    /** What a party of an agreement can do to a selected project, whoever nominated it. */
    public enum PartyAct {
        /** Ask the parties to review a change, take that back, or end its own support: in the party's name. */
        REQUEST_CHANGE,
        WITHDRAW_CHANGE,
        END_SUPPORT,
        /** Record what the promoter replied to a notice. */
        RECORD_REPLY
    }

    /** How far a project is shown. */
    public enum Sharing {
        /** To the agency of its author. */
        AGENCY,
        /** To the party of that agency. */
        PARTY,
        /** To the parties of the agreements under which it is submitted. */
        SUBMITTED
    }

    /**
     * Whose project it is.
     *
     * @param nominatingParty the party that nominates it
     * @param nominatingAgency the agency of its author
     * @param sharing how far it is shown
     * @param lead the nominating party's lead agency under the agreement at hand; null where none is at hand
     * @param successors the leads of the agreement's parties, by party, where the nominating party left it; else empty
     */
    public record Owner(
            String nominatingParty,
            String nominatingAgency,
            Sharing sharing,
            String lead,
            Map<String, String> successors) {
        public Owner {
            successors = Map.copyOf(successors);
        }

        /** An owner with no agreement at hand, or of whose agreement it is a party. */
        public Owner(String nominatingParty, String nominatingAgency, Sharing sharing, String lead) {
            this(nominatingParty, nominatingAgency, sharing, lead, Map.of());
        }
    }

    /** The answer. */
    public sealed interface Answer {}

    /** Yes. */
    public record Allowed() implements Answer {}

    /**
     * No.
     *
     * @param rule stable name of the rule
     * @param wayOut who may, or what to do instead
     */
    public record Denied(String rule, String wayOut) implements Answer {}

    /** Whether an official may do this to a project of that owner. */
    public static Answer may(ActingOfficial official, Act act, Owner owner) {
        if (act == Act.IMPORT) {
            return mayImport(official, owner.nominatingParty());
        }
        if (official.isCoordinator() && !official.mayDraft()) {
            return new Denied(
                    "coordinator-edits-nothing",
                    "The joint secretariat imports projects and edits none; ask the nominating party, "
                            + owner.nominatingParty() + ".");
        }
        if (!owner.successors().isEmpty() && isOfCandidacy(act)) {
            return mayAsSuccessor(official, act, owner);
        }
        if (!official.party().equals(owner.nominatingParty())) {
            return new Denied(
                    "foreign-party",
                    "This is a project of " + owner.nominatingParty()
                            + "; only its officials may do this. Your party decides on it in reviews.");
        }
        if (!official.mayDraft()) {
            return new Denied(
                    "role-missing", "This takes a desk officer or a signatory of " + owner.nominatingParty() + ".");
        }
        return switch (act) {
            case NOMINATE, REQUEST_GATE, WITHDRAW_REQUEST -> new Allowed();
            case EDIT, SUBMIT, MARK, RECORD_CONSENT -> mayWorkOn(official, owner);
            case LOWER_MARKING, RELEASE -> mayRelease(official, owner);
            case SHARE -> mayShare(official, owner);
            case HOLD, RESUME, WITHDRAW -> maySteer(official, owner);
            case IMPORT -> mayImport(official, owner.nominatingParty());
        };
    }

    /**
     * Whether an official may do this for a party of the agreement.
     *
     * @param lead the lead agency of the official's party under the agreement; null where it is no party of it
     */
    public static Answer mayAsParty(ActingOfficial official, PartyAct act, String lead) {
        if (lead == null) {
            return new Denied(
                    "not-a-party", official.party() + " is no party of this agreement; only its parties may do this.");
        }
        boolean isOfLead = official.agency().equals(lead);
        return switch (act) {
            case REQUEST_CHANGE, WITHDRAW_CHANGE, END_SUPPORT ->
                isOfLead && official.maySign()
                        ? new Allowed()
                        : new Denied(
                                "lead-signatory",
                                "Only a signatory of " + lead + ", the lead of " + official.party()
                                        + " under this agreement, does this. Ask one.");
            case RECORD_REPLY ->
                isOfLead && official.mayDraft()
                        ? new Allowed()
                        : new Denied(
                                "lead-official",
                                "A desk officer or signatory of " + lead + ", the lead of " + official.party()
                                        + " under this agreement, records the reply. Ask one.");
        };
    }

    private static Answer mayImport(ActingOfficial official, String party) {
        if (official.isCoordinator()) {
            return new Allowed();
        }
        if (!official.party().equals(party)) {
            return new Denied(
                    "foreign-party",
                    "You import for your own party, " + official.party() + "; for " + party
                            + " its officials or the joint secretariat do.");
        }
        return official.mayDraft()
                ? new Allowed()
                : new Denied("role-missing", "Importing takes a desk officer, a signatory or the joint secretariat.");
    }

    private static boolean isOfCandidacy(Act act) {
        return switch (act) {
            case REQUEST_GATE, WITHDRAW_REQUEST, HOLD, RESUME, WITHDRAW -> true;
            case NOMINATE, SHARE, EDIT, MARK, LOWER_MARKING, RECORD_CONSENT, RELEASE, SUBMIT, IMPORT -> false;
        };
    }

    // Whoever stays has to be able to stop what nobody leads; going on takes the dossier, and that isn't theirs.
    private static Answer mayAsSuccessor(ActingOfficial official, Act act, Owner owner) {
        if (act == Act.REQUEST_GATE) {
            return new Denied(
                    "nominator-left",
                    owner.nominatingParty() + " is no party of this agreement any more, and the dossier is its own: no "
                            + "further gate can be asked for. Hold or withdraw the candidacy, or let "
                            + owner.nominatingParty() + " join again.");
        }
        return official.maySign() && official.agency().equals(owner.successors().get(official.party()))
                ? new Allowed()
                : new Denied(
                        "lead-signatory",
                        owner.nominatingParty() + " is no party of this agreement any more. A signatory of the lead of "
                                + "a party that remains holds, resumes and withdraws: ask one of "
                                + String.join(
                                        ", ", new TreeSet<>(owner.successors().values())) + ".");
    }

    private static Answer mayWorkOn(ActingOfficial official, Owner owner) {
        return owner.sharing() != Sharing.AGENCY || official.agency().equals(owner.nominatingAgency())
                ? new Allowed()
                : new Denied(
                        "draft-of-another-agency",
                        "This draft is internal to " + owner.nominatingAgency()
                                + "; ask it to share it with your party.");
    }

    private static Answer mayRelease(ActingOfficial official, Owner owner) {
        return official.maySign()
                ? mayWorkOn(official, owner)
                : new Denied(
                        "signatory-releases",
                        "Only a signatory of " + owner.nominatingParty()
                                + " shows something to more readers than before. Ask one.");
    }

    private static Answer mayShare(ActingOfficial official, Owner owner) {
        return official.agency().equals(owner.nominatingAgency())
                ? new Allowed()
                : new Denied(
                        "author-agency-shares",
                        "Only the author's agency, " + owner.nominatingAgency() + ", shares its draft.");
    }

    private static Answer maySteer(ActingOfficial official, Owner owner) {
        return official.maySign() && official.agency().equals(owner.lead())
                ? new Allowed()
                : new Denied(
                        "lead-signatory",
                        "Only a signatory of " + owner.lead() + ", the lead of " + owner.nominatingParty()
                                + " under this agreement, holds, resumes or withdraws. Ask one.");
    }
}
