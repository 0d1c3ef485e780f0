package org.criticalminerals.pipeline.partner.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.agreement.Agreement;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;
import org.criticalminerals.pipeline.partner.agreement.Amending;
import org.criticalminerals.pipeline.partner.agreement.DueChanges;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetService;
import org.criticalminerals.pipeline.partner.json.StoredJson;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.Question;
import org.criticalminerals.pipeline.partner.review.ReviewMoment;
import org.criticalminerals.pipeline.partner.review.ReviewService;
import org.jboss.logging.Logger;

/**
 * Moves changes on that wait for no official: opens the reviews that decide on them, and lets those that are agreed take
 * effect when their time has come, in order and always on what the agreement says then. In worker transactions.
 */
@ApplicationScoped
class ChangeCourse implements DueChanges {

    private static final Logger LOG = Logger.getLogger(ChangeCourse.class);

    private final ChangeRepository changes;
    private final AgreementService agreements;
    private final PartyService parties;
    private final CriteriaSetService criteria;
    private final ReviewService reviews;
    private final Clock clock;

    ChangeCourse(
            ChangeRepository changes,
            AgreementService agreements,
            PartyService parties,
            CriteriaSetService criteria,
            ReviewService reviews,
            Clock clock) {
        this.changes = changes;
        this.agreements = agreements;
        this.parties = parties;
        this.criteria = criteria;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** The agreement whose change is due first; empty where none is. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<String> firstDue(Collection<String> except) {
        return changes.firstDue(clock.instant(), except);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(String agreement, Instant now) {
        if (!changes.isDue(agreement, now)) {
            return;
        }
        agreements.lock(agreement);
        for (AgreementChange change : changes.due(agreement, now)) {
            takeEffect(change, now);
        }
    }

    private void takeEffect(AgreementChange change, Instant now) {
        AgreementDefinition before =
                agreements.find(change.agreement).map(Agreement::definition).orElse(null);
        Amending.Amended amended = Amending.amend(before, change.acts.list(), change.effectiveFrom);
        List<AgreementCheck.Fault> faults = new ArrayList<>(amended.faults());
        if (faults.isEmpty()) {
            faults.addAll(AgreementCheck.faults(amended.definition(), parties.codes(), parties.partyOfAgency()));
            faults.addAll(criteria.faults(amended.definition()));
        }
        if (!faults.isEmpty()) {
            change.end(ChangeState.OVERTAKEN, overtaken(faults), now);
            LOG.warnf("Change %s of %s has no room any more: %s", change.id, change.agreement, change.explanation);
            return;
        }
        Agreement agreement = agreements.takeEffect(
                amended.definition(),
                new AgreementService.Cause(
                        change.reason, change.proposedBy, change.id, change.dueAt, renamedClocks(change)));
        change.version = agreement.version();
        change.end(ChangeState.IN_EFFECT, "It is version " + agreement.version() + ".", now);
    }

    private static String overtaken(List<AgreementCheck.Fault> faults) {
        return "On its day it no longer fitted what the agreement says: "
                + faults.stream()
                        .map(fault -> fault.field() + " " + fault.message())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static Map<String, String> renamedClocks(AgreementChange change) {
        Map<String, String> renamed = new LinkedHashMap<>();
        for (AgreementAct act : change.acts.list()) {
            if (act instanceof AgreementAct.EditorialChange editorial) {
                renamed.putAll(editorial.clockNames());
            }
        }
        return renamed;
    }

    /**
     * Opens the review of one change that waits for it.
     *
     * @return whether one did
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean openNextReview() {
        Optional<AgreementChange> waiting = changes.claimUnreviewed();
        waiting.ifPresent(change -> {
            reviews.open(question(change));
            if (change.reviewId == null) {
                change.end(
                        ChangeState.REFUSED,
                        "Its review could not be opened; the list of refused reviews says why.",
                        clock.instant());
            }
        });
        return waiting.isPresent();
    }

    private static Question question(AgreementChange change) {
        return new Question(
                SubjectType.AMENDMENT,
                null,
                null,
                change.agreement,
                null,
                null,
                change.number,
                "Change " + change.number + ", from " + change.effectiveFrom,
                null,
                StoredJson.hash(change.acts),
                List.of(),
                Set.of(),
                change.reason + "\n\n" + String.join("\n", change.effects),
                change.proposedBy.party(),
                Set.of(),
                change.proposedAt);
    }

    void follow(@Observes ReviewMoment moment) {
        if (moment.review().type() != SubjectType.AMENDMENT) {
            return;
        }
        switch (moment) {
            case ReviewMoment.Opened(var review) ->
                changes.lockUnreviewed(review.agreement()).ifPresent(change -> {
                    change.reviewId = review.id();
                    change.revision++;
                });
            case ReviewMoment.Concluded(var review, var outcome, var conditions) ->
                changes.lockReviewed(review.id())
                        .filter(change -> change.state == ChangeState.PROPOSED)
                        .ifPresent(change -> conclude(change, outcome));
        }
    }

    private void conclude(AgreementChange change, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case APPROVED, APPROVED_WITH_CONDITIONS ->
                change.agree(ChangeService.dueAt(
                        change, agreements.find(change.agreement).orElseThrow().definition(), now));
            case RETURNED, REJECTED, LAPSED, WITHDRAWN ->
                change.end(ChangeState.REFUSED, "Its review ended as " + outcome + ".", now);
        }
    }
}
