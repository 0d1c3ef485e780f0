package org.criticalminerals.pipeline.partner.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.partner.review.rules.Standing;

/**
 * Where the parties of a review stand by the positions that they took. Pure: each party's latest version in that very
 * review counts, whatever came before it or in another round; a party without anybody who may act for it stands like one
 * that abstains, whatever it said (DOMAIN.md, "How the parties decide" and "Recusal").
 */
final class Standings {

    private Standings() {}

    /**
     * The standings of the parties that have spoken or can't; who is missing is silent.
     *
     * @param review the review
     * @param positions positions, be they of that review or not, in any order
     * @param withoutVoice parties that nobody may act for
     */
    static Map<String, Standing> of(UUID review, Collection<Position> positions, Set<String> withoutVoice) {
        Map<String, Position> latest = positions.stream()
                .filter(position -> position.reviewId.equals(review))
                .collect(Collectors.toMap(
                        position -> position.party,
                        position -> position,
                        BinaryOperator.maxBy(Comparator.comparingInt(position -> position.version))));
        Map<String, Standing> standings = new HashMap<>();
        latest.forEach((party, position) -> standings.put(party, position.standing()));
        withoutVoice.forEach(party -> standings.put(party, new Standing.Abstains(false)));
        return standings;
    }
}
