package org.criticalminerals.pipeline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.local.demo.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demonstration shows a pipeline that lives. */
@ExtendWith(SystemUnderTest.class)
class DemoE2ET {

    @Test
    void everyStageHasCandidaciesAndEveryEndingIsThere(Api api) {
        assertThat(Arrays.asList(Stage.values())).allSatisfy(stage -> assertThat(
                        Steps.items(api.get("coordinator", Steps.PROJECTS, "/api/v1/candidacies?stage=" + stage)))
                .hasSizeGreaterThanOrEqualTo(2));
        assertThat(Steps.items(api.get("coordinator", Steps.PROJECTS, "/api/v1/candidacies?status=ON_HOLD")))
                .isNotEmpty();
        Set<String> outcomes = Steps.items(
                        api.get("coordinator", Steps.REVIEWS, "/api/v1/reviews?status=CONCLUDED&limit=100"))
                .map(review -> review.path("outcome").asText())
                .collect(Collectors.toSet());
        assertThat(outcomes).contains("APPROVED", "RETURNED", "LAPSED");
    }

    @Test
    void allProjectsAreThereUnderThreeAgreements(Api api) {
        Set<String> agreements = Set.of("us-eu-mou", "us-japan-framework", "us-mexico-action-plan");

        assertThat(agreements).allSatisfy(agreement -> assertThat(Steps.items(
                        api.get("coordinator", Steps.PROJECTS, "/api/v1/candidacies?agreement=" + agreement)))
                .isNotEmpty());
        assertThat(api.get("coordinator", Steps.PROJECTS, "/api/v1/projects?text=Nolans")
                        .body()
                        .path("items"))
                .isNotEmpty();
    }
}
