package org.criticalminerals.pipeline.partner.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.agreement.Amending;
import org.criticalminerals.pipeline.partner.agreement.Difference;
import org.criticalminerals.pipeline.partner.agreement.Differences;
import org.criticalminerals.pipeline.partner.agreement.Procedure;
import org.criticalminerals.pipeline.partner.amendment.ConsentRules.Answer;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService;
import org.criticalminerals.pipeline.partner.party.PartyService;

/**
 * What officials do with changes of agreements: the secretariat proposes and takes back, the parties' signatories consent
 * or refuse. Nothing here changes an agreement; see {@link ChangeCourse}.
 */
@ApplicationScoped
class ChangeService {

    private final ChangeRepository changes;
    private final AgreementService agreements;
    private final PartyService parties;
    private final CriteriaSetService criteria;
    private final ChangeEvents events;
    private final Clock clock;

    ChangeService(
            ChangeRepository changes,
            AgreementService agreements,
            PartyService parties,
            CriteriaSetService criteria,
            ChangeEvents events,
            Clock clock) {
        this.changes = changes;
        this.agreements = agreements;
        this.parties = parties;
        this.criteria = criteria;
        this.events = events;
        this.clock = clock;
    }

    /** What a change would do; nothing is kept. */
    @Transactional
    ChangePreview preview(String code, NewChange change, ActingOfficial official) {
        requireCoordinator(official);
        return checked(code, agreements.find(code).orElseThrow(() -> Problems.notFound("agreement")), change);
    }

    /** Proposes a change of an agreement. */
    @Transactional
    AgreementChange propose(String code, NewChange change, ActingOfficial official) {
        requireCoordinator(official);
        agreements.lock(code);
        Agreement agreement = agreements.find(code).orElseThrow(() -> Problems.notFound("agreement"));
        return keep(code, change, checked(code, agreement, change), official);
    }

    /** Proposes a new agreement. */
    @Transactional
    AgreementChange found(AgreementDefinition definition, LocalDate from, String reason, ActingOfficial official) {
        requireCoordinator(official);
        if (definition == null || definition.code() == null) {
            throw Problems.invalid("/definition/code", "is missing");
        }
        String code = definition.code();
        agreements.lock(code);
        if (agreements.find(code).isPresent() || changes.isFoundationPending(code)) {
            throw Problems.conflict(
                    "agreement-exists",
                    "There is such an agreement already",
                    "The code " + code + " is taken. Propose a change of that agreement, or choose another code.");
        }
        NewChange change = new NewChange(from, reason, List.of(new AgreementAct.Founded(definition)));
        return keep(code, change, checked(code, null, change), official);
    }

    private static void requireCoordinator(ActingOfficial official) {
        if (!official.isCoordinator()) {
            throw Problems.forbidden(
                    "not-coordinator",
                    "Changes of agreements are prepared by the joint secretariat. Ask a coordinator to propose it; a"
                            + " signatory of your party's lead then consents.");
        }
    }

    private ChangePreview checked(String code, Agreement agreement, NewChange change) {
        AgreementDefinition before = agreement == null ? null : agreement.definition();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zoneOf(before));
        List<FieldError> errors = NewChangeCheck.errors(change, today);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        LocalDate from = change.effectiveFrom() == null ? today : change.effectiveFrom();
        Amending.Amended amended = Amending.amend(before, change.acts(), from);
        List<AgreementCheck.Fault> faults = new ArrayList<>(amended.faults());
        if (faults.isEmpty()) {
            Stream.concat(
                            AgreementCheck.faults(amended.definition(), parties.codes(), parties.partyOfAgency())
                                    .stream(),
                            criteria.faults(amended.definition()).stream())
                    .map(fault -> new AgreementCheck.Fault("acts/" + fault.field(), fault.message()))
                    .forEach(faults::add);
        }
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults.stream()
                    .map(fault -> new FieldError("/" + fault.field().replace('.', '/'), fault.message()))
                    .toList());
        }
        List<Difference> differences = Differences.between(before, amended.definition());
        if (differences.isEmpty()) {
            throw Problems.invalid("/acts", "change nothing: the agreement says so already");
        }
        Procedure procedure = Amending.procedure(before, change.acts());
        return new ChangePreview(
                agreement == null ? 0 : agreement.version(),
                from,
                procedure,
                differences,
                differences.stream().map(Difference::effect).toList(),
                procedure == Procedure.CONSENT_OF_ALL ? ConsentRules.leads(before, amended.definition()) : Map.of(),
                amended.definition());
    }

    private static ZoneId zoneOf(AgreementDefinition definition) {
        return definition == null ? ZoneOffset.UTC : definition.deadlines().zone();
    }

    private AgreementChange keep(String code, NewChange proposed, ChangePreview preview, ActingOfficial official) {
        Instant now = clock.instant();
        AgreementChange change = new AgreementChange();
        change.id = Ids.next();
        change.agreement = code;
        change.number = changes.nextNumber(code);
        change.state = ChangeState.PROPOSED;
        change.revision = 1;
        change.procedure = preview.procedure();
        change.acts = new AgreementChange.Acts(proposed.acts());
        change.baseVersion = preview.baseVersion();
        change.effectiveFrom = preview.effectiveFrom();
        change.reason = proposed.reason().strip();
        change.effects = preview.effects();
        change.leads = preview.leads();
        change.proposedAt = now;
        change.proposedBy = official.actor();
        change.releasableTo = audience(code, preview).toArray(String[]::new);
        if (change.procedure == Procedure.SECRETARIAT) {
            change.agree(dueAt(change, preview.definition(), now));
        }
        changes.persist(change);
        if (change.procedure == Procedure.CONSENT_OF_ALL) {
            events.proposed(change, preview.definition().title());
        }
        return change;
    }

    /** The parties until then and those that join; the secretariat with them. */
    private Set<String> audience(String code, ChangePreview preview) {
        Set<String> of = new TreeSet<>(preview.definition().parties());
        agreements
                .find(code)
                .ifPresent(agreement -> of.addAll(agreement.definition().parties()));
        return Audience.parties(of);
    }

    /** When a change takes effect: at the beginning of its day where the agreement's clock hangs, or at once. */
    static Instant dueAt(AgreementChange change, AgreementDefinition definition, Instant now) {
        Instant day =
                change.effectiveFrom.atStartOfDay(definition.deadlines().zone()).toInstant();
        return day.isBefore(now) ? now : day;
    }

    /**
     * Takes a party's answer to a proposed change.
     *
     * @param consents whether it consents; a refusal ends the change
     * @param reasons why; needed to refuse
     */
    @Transactional
    AgreementChange answer(String code, UUID id, Boolean consents, String reasons, ActingOfficial official) {
        AgreementChange change = changes.lock(code, id).orElseThrow(() -> Problems.notFound("change"));
        requireSignatory(change, official);
        requireValid(consents, reasons);
        requireProposed(change);
        List<AgreementConsent> given =
                new ArrayList<>(changes.consents(List.of(id)).getOrDefault(id, List.of()));
        if (given.stream().anyMatch(consent -> consent.party.equals(official.party()))) {
            throw Problems.conflict(
                    "answered-already",
                    "Your party has answered already",
                    official.party()
                            + " has consented to this change. To stop it, ask the secretariat to withdraw it.");
        }
        Instant now = clock.instant();
        AgreementConsent consent = new AgreementConsent();
        consent.id = Ids.next();
        consent.changeId = id;
        consent.party = official.party();
        consent.agency = official.agency();
        consent.consents = consents;
        consent.reasons = reasons == null || reasons.isBlank() ? null : reasons.strip();
        consent.givenAt = now;
        consent.releasableTo = change.releasableTo;
        ConsentSignature signature = new ConsentSignature();
        signature.consentId = consent.id;
        signature.subject = official.subject();
        signature.name = official.name();
        signature.releasableTo = new String[] {official.party()};
        changes.add(consent, signature);
        given.add(consent);
        change.revision++;
        switch (ConsentRules.standing(
                change.leads.keySet(),
                given.stream().map(one -> new Answer(one.party, one.consents)).toList())) {
            case WAITING -> {}
            case AGREED -> change.agree(dueAt(change, definitionOf(change), now));
            case REFUSED -> change.end(ChangeState.REFUSED, official.party() + " refused it: " + consent.reasons, now);
        }
        return change;
    }

    private AgreementDefinition definitionOf(AgreementChange change) {
        return agreements.find(change.agreement).map(Agreement::definition).orElseGet(() -> Amending.amend(
                        null, change.acts.list(), change.effectiveFrom)
                .definition());
    }

    private void requireSignatory(AgreementChange change, ActingOfficial official) {
        if (change.procedure == Procedure.REVIEW) {
            throw Problems.conflict(
                    "decided-by-review",
                    "The parties decide on it in a review",
                    "Under " + change.agreement + " changes of this kind are reviewed."
                            + (change.reviewId == null
                                    ? " The review opens in a moment."
                                    : " Sign your party's position on the review " + change.reviewId + "."));
        }
        String lead = change.leads.get(official.party());
        if (lead == null) {
            throw Problems.forbidden(
                    "not-a-party", official.party() + " is no party of " + change.agreement + " that has to consent.");
        }
        if (!official.agency().equals(lead) || !official.maySign()) {
            throw Problems.forbidden(
                    "not-signatory",
                    "A signatory of " + parties.nameOf(lead) + " (" + lead + ") consents for " + official.party()
                            + ". Ask one of them.");
        }
    }

    private static void requireValid(Boolean consents, String reasons) {
        List<FieldError> errors = new ArrayList<>();
        if (consents == null) {
            errors.add(new FieldError("/consents", "is missing: true or false"));
        }
        if (Boolean.FALSE.equals(consents) && (reasons == null || reasons.isBlank())) {
            errors.add(new FieldError("/reasons", "is missing: say why your party refuses"));
        }
        if (reasons != null && reasons.length() > NewChangeCheck.LONGEST_REASON) {
            errors.add(
                    new FieldError("/reasons", "must have at most " + NewChangeCheck.LONGEST_REASON + " characters"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void requireProposed(AgreementChange change) {
        if (change.state != ChangeState.PROPOSED) {
            throw Problems.conflict(
                    "change-not-open",
                    "The change waits for nobody any more",
                    "It is " + change.state + (change.explanation == null ? "." : ": " + change.explanation)
                            + " To change the agreement further, a coordinator proposes another change.",
                    Map.of("state", change.state.name()));
        }
    }

    /** Takes a proposed change back. */
    @Transactional
    AgreementChange withdraw(String code, UUID id, String reasons, ActingOfficial official) {
        AgreementChange change = changes.lock(code, id).orElseThrow(() -> Problems.notFound("change"));
        requireCoordinator(official);
        if (reasons == null || reasons.isBlank() || reasons.length() > NewChangeCheck.LONGEST_REASON) {
            throw Problems.invalid(
                    "/reasons", "say why it is withdrawn, in at most " + NewChangeCheck.LONGEST_REASON + " characters");
        }
        requireProposed(change);
        if (change.reviewId != null) {
            throw Problems.conflict(
                    "review-open",
                    "The parties are deciding on it",
                    "Its review " + change.reviewId + " is open; its outcome holds.");
        }
        change.end(ChangeState.WITHDRAWN, reasons.strip(), clock.instant());
        return change;
    }

    /** A change as the reader may see it. */
    @Transactional
    ChangeView get(String code, UUID id) {
        return views(List.of(changes.inAgreement(code, id).orElseThrow(() -> Problems.notFound("change"))))
                .getFirst();
    }

    /** Changes of an agreement, the newest first. */
    @Transactional
    List<ChangeView> list(String code, UUID before, int limit) {
        return views(changes.of(code, before, limit));
    }

    /** Changes as views, within the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<ChangeView> views(List<AgreementChange> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<AgreementConsent>> consents =
                changes.consents(rows.stream().map(row -> row.id).toList());
        List<UUID> ids = consents.values().stream()
                .flatMap(List::stream)
                .map(consent -> consent.id)
                .toList();
        Map<UUID, String> signatories = ids.isEmpty() ? Map.of() : changes.signatories(ids);
        return rows.stream()
                .map(row -> ChangeView.of(row, consents.getOrDefault(row.id, List.of()), signatories))
                .toList();
    }
}
