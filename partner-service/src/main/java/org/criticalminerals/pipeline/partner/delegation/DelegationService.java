package org.criticalminerals.pipeline.partner.delegation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.FreeText;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.party.Official;
import org.criticalminerals.pipeline.partner.party.OfficialService;

/** Gives delegations and takes them back. */
@ApplicationScoped
public class DelegationService {

    private static final int LONGEST_NOTE = 1_000;

    private final DelegationRepository delegations;
    private final OfficialService officials;
    private final AgreementService agreements;
    private final Clock clock;

    DelegationService(
            DelegationRepository delegations, OfficialService officials, AgreementService agreements, Clock clock) {
        this.delegations = delegations;
        this.officials = officials;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** The delegations of the reader's agency, the newest first. */
    @Transactional
    List<DelegationView> list(ActingOfficial reader, UUID before, int limit) {
        Instant now = clock.instant();
        return delegations.ofAgency(reader.agency(), before, limit).stream()
                .map(delegation -> DelegationView.of(delegation, reader, now))
                .toList();
    }

    /** One delegation of the reader's agency. */
    @Transactional
    DelegationView get(UUID id, ActingOfficial reader) {
        return delegations
                .findByIdOptional(id)
                .filter(delegation -> delegation.agency.equals(reader.agency()))
                .map(delegation -> DelegationView.of(delegation, reader, clock.instant()))
                .orElseThrow(() -> Problems.notFound("delegation"));
    }

    /** Lets a colleague sign for the official. */
    @Transactional
    DelegationView give(ActingOfficial delegator, NewDelegation request) {
        Instant now = clock.instant();
        if (!delegator.maySign()) {
            throw Problems.forbidden(
                    "not-signatory",
                    "Only who signs can delegate signing, and your account hasn't that role. Ask a signatory of "
                            + delegator.agency() + " to delegate it.");
        }
        Official delegate = requireValid(delegator, request, now);
        Delegation delegation = new Delegation();
        delegation.id = Ids.next();
        delegation.party = delegator.party();
        delegation.agency = delegator.agency();
        delegation.delegator = delegator.subject();
        delegation.delegatorName = delegator.name();
        delegation.delegate = delegate.subject();
        delegation.delegateName = delegate.name();
        delegation.agreements = new TreeSet<>(request.agreements()).toArray(String[]::new);
        delegation.gates = new TreeSet<>(request.gates()).toArray(String[]::new);
        delegation.startsAt = request.startsAt() == null ? now : request.startsAt();
        delegation.endsAt = request.endsAt();
        delegation.note = FreeText.optional("/note", request.note(), LONGEST_NOTE);
        delegation.createdAt = now;
        delegation.releasableTo = new String[] {delegator.party()};
        delegations.persist(delegation);
        return DelegationView.of(delegation, delegator, now);
    }

    /** Takes a delegation back, at once. Any signatory of the agency may: the delegator may be out of reach. */
    @Transactional
    DelegationView revoke(UUID id, ActingOfficial by, String note) {
        Delegation delegation = delegations
                .lock(id)
                .filter(one -> one.agency.equals(by.agency()))
                .orElseThrow(() -> Problems.notFound("delegation"));
        if (!by.maySign()) {
            throw Problems.forbidden(
                    "not-signatory",
                    "A delegation is taken back by a signatory of " + delegation.agency + ". Ask "
                            + delegation.delegatorName + " or another of them.");
        }
        Instant now = clock.instant();
        switch (delegation.state(now)) {
            case UPCOMING, IN_FORCE -> {}
            case OVER ->
                throw Problems.conflict(
                        "delegation-over", "The delegation is over", "It ended on " + delegation.endsAt + ".");
            case REVOKED ->
                throw Problems.conflict(
                        "delegation-over",
                        "The delegation is over",
                        "It was taken back on " + delegation.revokedAt + " already.");
        }
        String why = FreeText.optional("/note", note, LONGEST_NOTE);
        delegation.revoke(by.subject(), by.name(), why, now);
        return DelegationView.of(delegation, by, now);
    }

    /**
     * A delegation that stands or falls with an official.
     *
     * @param id the delegation
     * @param isGiven whether the official gave it, rather than received it
     * @param other the colleague at its other end
     * @param endsAt when it would end by itself
     */
    public record Standing(UUID id, boolean isGiven, String other, Instant endsAt) {}

    /** The delegations that an official gave or received and that aren't over. */
    @Transactional
    public List<Standing> of(String official) {
        return delegations.of(official, clock.instant()).stream()
                .map(delegation -> standing(delegation, official))
                .toList();
    }

    /**
     * Ends what an official gave or received: a signatory's trust in a person passes to nobody else.
     *
     * @param by who ends them; null where the official left
     * @param note why
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Standing> end(String official, ActingOfficial by, String note) {
        Instant now = clock.instant();
        List<Delegation> ended = delegations.lockOf(official, now);
        ended.forEach(delegation ->
                delegation.revoke(by == null ? null : by.subject(), by == null ? null : by.name(), note, now));
        return ended.stream().map(delegation -> standing(delegation, official)).toList();
    }

    private static Standing standing(Delegation delegation, String official) {
        boolean given = delegation.delegator.equals(official);
        return new Standing(
                delegation.id, given, given ? delegation.delegateName : delegation.delegatorName, delegation.endsAt);
    }

    private Official requireValid(ActingOfficial delegator, NewDelegation request, Instant now) {
        if (request == null) {
            throw Problems.invalid("", "The body must hold the delegation: delegate and endsAt at least");
        }
        List<FieldError> errors = NewDelegationCheck.errors(request, delegator.subject(), now);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        for (int i = 0; i < request.agreements().size(); i++) {
            if (agreements.find(request.agreements().get(i)).isEmpty()) {
                throw Problems.invalid("/agreements/" + i, "must be the code of an agreement; see /api/v1/agreements");
            }
        }
        return officials
                .find(request.delegate())
                .filter(official -> official.agency().equals(delegator.agency()) && official.mayDraft())
                .orElseThrow(() -> Problems.invalid(
                        "/delegate", "must be a desk officer or signatory of your agency; see /api/v1/officials"));
    }
}
