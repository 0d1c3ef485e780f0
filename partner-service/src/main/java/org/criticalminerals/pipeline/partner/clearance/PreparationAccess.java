package org.criticalminerals.pipeline.partner.clearance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.party.PartyService;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/** Who may act in a party's preparation, and while what. */
@ApplicationScoped
class PreparationAccess {

    private final PreparationRepository preparations;
    private final ReviewProgress reviews;
    private final PartyService parties;

    PreparationAccess(PreparationRepository preparations, ReviewProgress reviews, PartyService parties) {
        this.preparations = preparations;
        this.reviews = reviews;
        this.parties = parties;
    }

    /** The own party's preparation with its row locked: the first act of every command. */
    Preparation lock(UUID reviewId, ActingOfficial official) {
        return preparations.lock(reviewId, official.party()).orElseThrow(() -> Problems.notFound("review"));
    }

    /** The review, which has to go on. */
    ReviewFacts requireOpen(UUID reviewId) {
        ReviewFacts review = reviews.find(reviewId).orElseThrow(() -> Problems.notFound("review"));
        if (!review.isOpen()) {
            throw Problems.conflict(
                    "review-over",
                    "The review is over",
                    "Nothing is prepared on it any more. To decide anew, the gate has to be asked for again.");
        }
        return review;
    }

    /** Refuses who isn't of the lead's desk. */
    void requireLead(Preparation preparation, ActingOfficial official, String what) {
        if (!official.agency().equals(preparation.lead) || !official.mayDraft()) {
            throw Problems.forbidden(
                    "not-lead",
                    "For " + preparation.party + " a desk officer or signatory of " + parties.nameOf(preparation.lead)
                            + " (" + preparation.lead + ") " + what + " under " + preparation.agreement
                            + ". Ask one of them.");
        }
    }

    /** Refuses who isn't of the desk of the agency that is asked. */
    void requireOwn(Clearance clearance, ActingOfficial official, String what) {
        if (!official.agency().equals(clearance.agency) || !official.mayDraft()) {
            throw Problems.forbidden(
                    "not-asked-agency",
                    "A desk officer or signatory of " + parties.nameOf(clearance.agency) + " (" + clearance.agency
                            + ") " + what + ". Ask one of them.");
        }
    }
}
