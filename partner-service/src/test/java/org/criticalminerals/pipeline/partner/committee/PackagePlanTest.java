package org.criticalminerals.pipeline.partner.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.CarveOut;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.NewSignature;
import org.criticalminerals.pipeline.partner.committee.PackageRequests.Replaced;
import org.criticalminerals.pipeline.partner.review.NewPosition;
import org.criticalminerals.pipeline.partner.review.ReviewPackages.Act;
import org.junit.jupiter.api.Test;

/** What one act on a package comes to, review by review. */
class PackagePlanTest {

    private static final UUID ONE = UUID.fromString("019ac0de-0000-7000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("019ac0de-0000-7000-8000-000000000002");
    private static final UUID THREE = UUID.fromString("019ac0de-0000-7000-8000-000000000003");
    private static final List<UUID> ALL = List.of(ONE, TWO, THREE);

    @Test
    void whatIsNotCarvedOutIsDecidedAsTheWhole() {
        PackagePlan plan = plan(new NewSignature(
                "APPROVE",
                null,
                "Good",
                null,
                null,
                List.of(
                        new CarveOut(TWO, null, null, "Not ready", null, null),
                        new CarveOut(THREE, "OBJECT", true, "Outside scope", null, null)),
                List.of(new Replaced(ONE, 2))));

        assertThat(plan.acts())
                .containsExactly(
                        new Act.Sign(ONE, new NewPosition("APPROVE", null, "Good", null, 2, null, null)),
                        new Act.TakeOut(TWO, "Not ready"),
                        new Act.Sign(THREE, new NewPosition("OBJECT", true, "Outside scope", null, null, null, null)));
        assertThat(plan.takenOut()).containsExactly(new PackageSignature.TakenOut(TWO, "Not ready"));
    }

    @Test
    void aCarveOutSaysWhyAndIsOfThePackage() {
        NewSignature faulty = new NewSignature(
                "APPROVE",
                null,
                null,
                null,
                null,
                List.of(
                        new CarveOut(TWO, null, null, " ", null, null),
                        new CarveOut(UUID.randomUUID(), null, null, "Why", null, null)),
                null);

        assertThatThrownBy(() -> plan(faulty))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> assertThat(problem.getDetail())
                        .contains("/carveOuts/0/reasons: is missing")
                        .contains("/carveOuts/1/reviewId: must be a review of this package"));
    }

    private static PackagePlan plan(NewSignature signature) {
        Fields fields = new Fields();
        PackagePlan plan = PackagePlan.of(ALL, signature, fields);
        fields.done();
        return plan;
    }
}
