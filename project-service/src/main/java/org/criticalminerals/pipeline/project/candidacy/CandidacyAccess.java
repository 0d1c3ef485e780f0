package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.kit.http.ETags;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.project.candidacy.CandidacyRules.Action;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Owner;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.PartyAct;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.reference.ReferenceService;

/** Opens a candidacy to an act of its party: locks it first, then asks who may do that and whether they saw it as it is. */
@ApplicationScoped
class CandidacyAccess {

    private final Candidacies candidacies;
    private final ReferenceService reference;
    private final ActingOfficials officials;

    CandidacyAccess(Candidacies candidacies, ReferenceService reference, ActingOfficials officials) {
        this.candidacies = candidacies;
        this.reference = reference;
        this.officials = officials;
    }

    /** A locked candidacy with who acts on it. */
    record Acting(CandidacyRow row, AgreementState agreement, ActingOfficial official) {}

    /** Locks a candidacy for an act; 403, 404 or 412 where it can't be. */
    Acting begin(UUID project, String agreement, String ifMatch, Act act) {
        ActingOfficial official = officials.current();
        CandidacyRow locked = candidacies.lock(project, agreement).orElse(null);
        CandidacyRow row = locked == null
                ? candidacies.find(project, agreement).orElseThrow(() -> Problems.notFound("candidacy"))
                : locked;
        AgreementState state = requireAgreement(agreement);
        switch (ProjectPermissions.may(official, act, owner(row, state))) {
            case ProjectPermissions.Allowed allowed -> {
                // Go on.
            }
            case ProjectPermissions.Denied denied -> throw Problems.forbidden(denied.rule(), denied.wayOut());
        }
        if (locked == null) {
            throw Problems.notFound("candidacy");
        }
        ETags.require(ifMatch, row.version);
        return new Acting(row, state, official);
    }

    /** Locks a candidacy for an act of any party of its agreement; 403 or 404 where it can't be. */
    Acting beginAsParty(UUID project, String agreement, PartyAct act) {
        ActingOfficial official = officials.current();
        CandidacyRow locked = candidacies.lock(project, agreement).orElse(null);
        CandidacyRow row = locked == null
                ? candidacies.find(project, agreement).orElseThrow(() -> Problems.notFound("candidacy"))
                : locked;
        AgreementState state = requireAgreement(agreement);
        switch (mayAsParty(official, act, state)) {
            case ProjectPermissions.Allowed allowed -> {
                // Go on.
            }
            case ProjectPermissions.Denied denied -> throw Problems.forbidden(denied.rule(), denied.wayOut());
        }
        if (locked == null) {
            throw Problems.notFound("candidacy");
        }
        return new Acting(row, state, official);
    }

    static ProjectPermissions.Answer mayAsParty(ActingOfficial official, PartyAct act, AgreementState agreement) {
        return ProjectPermissions.mayAsParty(official, act, agreement.leads().get(official.party()));
    }

    /** The agreement of a candidacy, which was known when it was submitted. */
    AgreementState requireAgreement(String code) {
        return reference
                .agreement(code)
                .orElseThrow(() -> new IllegalStateException("The copy of agreement " + code + " is gone"));
    }

    /** What an act of its party does to a candidacy; 409 where it can't be done now. */
    static CandidacyRules.Done act(CandidacyRow row, Action action) {
        return switch (CandidacyRules.act(row.state(), action, row.requests + 1)) {
            case CandidacyRules.Done done -> done;
            case CandidacyRules.Refused refused ->
                throw Problems.conflict(refused.rule(), refused.title(), refused.wayOut());
            case CandidacyRules.Ignored ignored -> throw new IllegalStateException("Acts are never ignored");
        };
    }

    static Owner owner(CandidacyRow row, AgreementState agreement) {
        return new Owner(
                row.nominatingParty,
                row.nominatingAgency,
                Sharing.SUBMITTED,
                agreement.leads().get(row.nominatingParty),
                row.nominatorLeft ? agreement.leads() : Map.of());
    }

    /** What an official can do with a candidacy now. */
    static List<String> permitted(CandidacyRow row, AgreementState agreement, ActingOfficial official) {
        List<String> permitted = new ArrayList<>();
        for (Action action : Action.values()) {
            boolean may = ProjectPermissions.may(official, Act.valueOf(action.name()), owner(row, agreement))
                    instanceof ProjectPermissions.Allowed;
            if (may && CandidacyRules.act(row.state(), action, row.requests + 1) instanceof CandidacyRules.Done) {
                permitted.add(action.name());
            }
        }
        boolean mayAskForChange = ChangeRules.TYPES.stream()
                .anyMatch(type -> ChangeRules.request(row.state(), type, row.changes + 1) instanceof ChangeRules.Done);
        if (mayAskForChange && isAllowed(official, PartyAct.REQUEST_CHANGE, agreement)) {
            permitted.add(PartyAct.REQUEST_CHANGE.name());
        }
        if (SupportEnding.isSelected(row.state()) && isAllowed(official, PartyAct.END_SUPPORT, agreement)) {
            permitted.add(PartyAct.END_SUPPORT.name());
        }
        return List.copyOf(permitted);
    }

    static boolean isAllowed(ActingOfficial official, PartyAct act, AgreementState agreement) {
        return mayAsParty(official, act, agreement) instanceof ProjectPermissions.Allowed;
    }
}
