package org.criticalminerals.pipeline.partner.handover;

import java.util.List;
import org.criticalminerals.pipeline.partner.clearance.AssignmentService.InHand;
import org.criticalminerals.pipeline.partner.delegation.DelegationService.Standing;

/**
 * What an official would leave without an owner.
 *
 * @param inHand drafts and clearances on open reviews: they pass on
 * @param delegations delegations given and received: they end
 */
public record OpenWork(List<InHand> inHand, List<Standing> delegations) {

    boolean isEmpty() {
        return inHand.isEmpty() && delegations.isEmpty();
    }
}
