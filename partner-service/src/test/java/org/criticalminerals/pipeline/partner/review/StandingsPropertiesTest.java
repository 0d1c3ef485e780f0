package org.criticalminerals.pipeline.partner.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.partner.review.rules.Standing;

/** What a superseded, an older round's or a recused party's position changes: nothing. */
class StandingsPropertiesTest {

    private static final UUID REVIEW = new UUID(1, 1);
    private static final UUID EARLIER_ROUND = new UUID(1, 0);
    private static final List<String> PARTIES = List.of("USA", "EU", "JPN", "MEX");

    @Property
    void supersededPositionsChangeNothing(
            @ForAll("positions") List<Position> superseded, @ForAll("positions") List<Position> latest) {
        latest.forEach(position -> position.version = 100);
        List<Position> onePerParty = onePerParty(latest);
        List<Position> all = new ArrayList<>(superseded);
        all.removeIf(position -> onePerParty.stream().noneMatch(newer -> newer.party.equals(position.party)));
        all.addAll(onePerParty);

        assertThat(Standings.of(REVIEW, all, Set.of())).isEqualTo(Standings.of(REVIEW, onePerParty, Set.of()));
    }

    @Property
    void positionsOfAnEarlierRoundChangeNothing(
            @ForAll("positions") List<Position> earlier, @ForAll("positions") List<Position> current) {
        earlier.forEach(position -> {
            position.reviewId = EARLIER_ROUND;
            position.version += 1000;
        });
        List<Position> all = new ArrayList<>(earlier);
        all.addAll(current);

        assertThat(Standings.of(REVIEW, all, Set.of())).isEqualTo(Standings.of(REVIEW, current, Set.of()));
    }

    @Property
    void whatARecusedPartySaidChangesNothing(
            @ForAll("positions") List<Position> positions, @ForAll("parties") Set<String> recused) {
        List<Position> ofTheOthers = positions.stream()
                .filter(position -> !recused.contains(position.party))
                .toList();

        Map<String, Standing> standings = Standings.of(REVIEW, positions, recused);

        assertThat(standings).isEqualTo(Standings.of(REVIEW, ofTheOthers, recused));
        recused.forEach(party -> assertThat(standings.get(party)).isInstanceOf(Standing.Abstains.class));
    }

    @Property
    void theOrderInWhichTheyAreReadDoesntMatter(@ForAll("positions") List<Position> positions, @ForAll Random random) {
        List<Position> distinct = distinctVersions(positions);
        List<Position> shuffled = new ArrayList<>(distinct);
        Collections.shuffle(shuffled, random);

        assertThat(Standings.of(REVIEW, shuffled, Set.of())).isEqualTo(Standings.of(REVIEW, distinct, Set.of()));
    }

    private static List<Position> onePerParty(List<Position> positions) {
        return PARTIES.stream()
                .flatMap(party -> positions.stream()
                        .filter(position -> position.party.equals(party))
                        .limit(1))
                .toList();
    }

    private static List<Position> distinctVersions(List<Position> positions) {
        for (int i = 0; i < positions.size(); i++) {
            positions.get(i).version = i + 1;
        }
        return positions;
    }

    @Provide
    Arbitrary<List<Position>> positions() {
        return Combinators.combine(
                        Arbitraries.of(PARTIES),
                        Arbitraries.of(Decision.values()),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(true, false))
                .as(StandingsPropertiesTest::position)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Set<String>> parties() {
        return Arbitraries.of(PARTIES).set().ofMaxSize(PARTIES.size());
    }

    private static Position position(String party, Decision decision, int version, boolean flag) {
        Position position = new Position();
        position.reviewId = REVIEW;
        position.party = party;
        position.decision = decision;
        position.version = version;
        position.isFinal = flag;
        position.answered = flag;
        return position;
    }
}
