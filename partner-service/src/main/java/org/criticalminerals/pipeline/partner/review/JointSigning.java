package org.criticalminerals.pipeline.partner.review;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * Signs positions on many reviews in one act: each by the way that a single position goes, all of them or none. The
 * reviews are locked in the order of their ids, so that two parties that sign the same ones wait for each other and never
 * cross.
 */
@ApplicationScoped
public class JointSigning {

    private final PositionService positions;

    JointSigning(PositionService positions) {
        this.positions = positions;
    }

    /**
     * A position to sign.
     *
     * @param reviewId on which review
     * @param position what
     */
    public record Act(UUID reviewId, NewPosition position) {}

    /**
     * A review that refused its position.
     *
     * @param reviewId the review
     * @param problem what a single position would have been told
     */
    public record Refused(UUID reviewId, HttpProblem problem) {}

    /**
     * Signs for the official's party in the current transaction, which the caller has to roll back where anything is
     * refused.
     *
     * @param acts the positions, at most one a review
     * @param official who signs
     * @param receivedAt when the server received them
     * @return those that were refused; empty where all are signed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Refused> sign(List<Act> acts, ActingOfficial official, Instant receivedAt) {
        List<Refused> refused = new ArrayList<>();
        acts.stream()
                .sorted(Comparator.comparing(act -> act.reviewId().toString()))
                .forEach(act -> {
                    try {
                        positions.take(act.reviewId(), official.party(), official, act.position(), receivedAt);
                    } catch (HttpProblem problem) {
                        refused.add(new Refused(act.reviewId(), problem));
                    }
                });
        return List.copyOf(refused);
    }
}
