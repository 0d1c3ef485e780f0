package org.criticalminerals.pipeline.partner.committee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.CarveOut;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewSignature;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.Replaced;
import org.criticalminerals.pipeline.partner.committee.PackageSignature.TakenOut;
import org.criticalminerals.pipeline.partner.review.NewPosition;
import org.criticalminerals.pipeline.partner.review.ReviewPackages.Act;

/**
 * What one act on a package comes to: a position on each of its reviews, but for those that are taken out.
 *
 * @param acts what is done on each review, in the package's order
 */
record PackagePlan(List<Act> acts) {

    /** The reviews that get no position. */
    List<TakenOut> takenOut() {
        return acts.stream()
                .<TakenOut>mapMulti((act, out) -> {
                    if (act instanceof Act.TakeOut taken) {
                        out.accept(new TakenOut(taken.reviewId(), taken.reasons()));
                    }
                })
                .toList();
    }

    /** Whether a position is left to sign. */
    boolean decides() {
        return acts.stream().anyMatch(Act.Sign.class::isInstance);
    }

    /**
     * Makes the plan of an act.
     *
     * @param items the reviews of the package in its order
     * @param signature what was sent
     * @param fields takes what is wrong with it
     */
    static PackagePlan of(List<UUID> items, NewSignature signature, Fields fields) {
        Map<UUID, CarveOut> carveOuts = carveOuts(items, signature, fields);
        Map<UUID, Integer> replaced = replaced(items, signature, fields);
        List<Act> acts = new ArrayList<>();
        for (UUID review : items) {
            CarveOut carveOut = carveOuts.get(review);
            if (carveOut != null && carveOut.decision() == null) {
                acts.add(new Act.TakeOut(review, carveOut.reasons()));
            } else {
                acts.add(new Act.Sign(review, position(signature, carveOut, replaced.get(review))));
            }
        }
        return new PackagePlan(List.copyOf(acts));
    }

    private static NewPosition position(NewSignature signature, CarveOut carveOut, Integer replaces) {
        return carveOut == null
                ? new NewPosition(
                        signature.decision(),
                        signature.isFinal(),
                        signature.reasons(),
                        signature.conditions(),
                        replaces,
                        null,
                        signature.reserveUntil())
                : new NewPosition(
                        carveOut.decision(),
                        carveOut.isFinal(),
                        carveOut.reasons(),
                        carveOut.conditions(),
                        replaces,
                        null,
                        carveOut.reserveUntil());
    }

    private static Map<UUID, CarveOut> carveOuts(List<UUID> items, NewSignature signature, Fields fields) {
        Map<UUID, CarveOut> byReview = new LinkedHashMap<>();
        List<CarveOut> sent = signature.carveOuts() == null ? List.of() : signature.carveOuts();
        fields.require(sent.size() <= items.size(), "/carveOuts", "must not be more than the package's reviews");
        for (int i = 0; i < sent.size() && i < items.size(); i++) {
            String pointer = "/carveOuts/" + i;
            CarveOut one = sent.get(i);
            if (one == null || !items.contains(one.reviewId())) {
                fields.add(pointer + "/reviewId", "must be a review of this package");
                continue;
            }
            fields.text(pointer + "/reasons", one.reasons(), Fields.TEXT);
            fields.require(
                    byReview.put(one.reviewId(), one) == null, pointer + "/reviewId", "must be carved out only once");
        }
        return byReview;
    }

    private static Map<UUID, Integer> replaced(List<UUID> items, NewSignature signature, Fields fields) {
        Map<UUID, Integer> byReview = new LinkedHashMap<>();
        List<Replaced> sent = signature.replaces() == null ? List.of() : signature.replaces();
        fields.require(sent.size() <= items.size(), "/replaces", "must not be more than the package's reviews");
        for (int i = 0; i < sent.size() && i < items.size(); i++) {
            Replaced one = sent.get(i);
            if (one == null || !items.contains(one.reviewId()) || one.version() == null) {
                fields.add("/replaces/" + i, "must name a review of this package and the version to replace");
            } else {
                byReview.put(one.reviewId(), one.version());
            }
        }
        return byReview;
    }
}
