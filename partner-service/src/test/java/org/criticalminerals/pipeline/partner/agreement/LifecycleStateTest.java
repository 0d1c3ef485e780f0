package org.criticalminerals.pipeline.partner.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every move of an agreement's life, the legal and the illegal ones. */
class LifecycleStateTest {

    private static final Map<AgreementLifecycle, Set<AgreementLifecycle>> LEGAL = Map.of(
            AgreementLifecycle.ANNOUNCED, Set.of(AgreementLifecycle.SIGNED, AgreementLifecycle.ENDED),
            AgreementLifecycle.SIGNED, Set.of(AgreementLifecycle.IN_FORCE, AgreementLifecycle.ENDED),
            AgreementLifecycle.IN_FORCE, Set.of(AgreementLifecycle.UNDER_REVIEW, AgreementLifecycle.ENDED),
            AgreementLifecycle.UNDER_REVIEW, Set.of(AgreementLifecycle.IN_FORCE, AgreementLifecycle.ENDED),
            AgreementLifecycle.ENDED, Set.of());

    static Stream<Arguments> moves() {
        return Stream.of(AgreementLifecycle.values()).flatMap(from -> Stream.of(AgreementLifecycle.values())
                .map(to -> Arguments.of(from, to, LEGAL.get(from).contains(to))));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("moves")
    void movesOnlyWhereItMay(AgreementLifecycle from, AgreementLifecycle to, boolean legal) {
        LifecycleState state = LifecycleState.of(from);

        assertThat(state.name()).isEqualTo(from);
        assertThat(state.next().contains(to)).isEqualTo(legal);
    }
}
