package org.criticalminerals.pipeline.project.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.discussion.DiscussionMarkings.Chosen;
import org.criticalminerals.pipeline.project.discussion.DiscussionMarkings.Known;
import org.junit.jupiter.api.Test;

/** Who reads a thread, by its marking and by who sees the project; and who may do what with what they wrote. */
class DiscussionMarkingsTest {

    private static final Set<String> SUBMITTED = Set.of("USA", "EU", "SECRETARIAT");
    private static final Set<String> SHARED = Set.of("USA");
    private static final Set<String> DRAFT = Set.of("agency:us-doe");
    private static final Map<String, String> PARTIES =
            Map.of("agency:us-doe", "USA", "agency:us-state", "USA", "official:dana", "USA", "official:sam", "USA");
    private static final Map<String, String> AGENCIES = Map.of("official:dana", "us-doe", "official:sam", "us-state");
    private static final Known KNOWN =
            new Known(principal -> principal.indexOf(':') < 0 ? principal : PARTIES.get(principal), AGENCIES::get);
    private static final ActingOfficial DANA = official("dana", "us-doe", "desk-officer");

    @Test
    void nobodyReadsAThreadWhoDoesNotSeeTheProject() {
        assertThat(readers(Marking.ofParties(), SUBMITTED)).isEqualTo(SUBMITTED);
        assertThat(readers(Marking.releasableTo(Set.of("USA", "JPN")), SUBMITTED))
                .containsExactly("USA");
        assertThat(readers(Marking.internal("USA"), SUBMITTED)).containsExactly("USA");
        assertThat(readers(Marking.internal("USA"), DRAFT)).containsExactly("agency:us-doe");
        assertThat(readers(Marking.ofAgencies(Set.of("us-doe", "us-state")), SHARED))
                .containsExactlyInAnyOrder("agency:us-doe", "agency:us-state");
        assertThat(readers(Marking.ofAgencies(Set.of("us-doe", "us-state")), DRAFT))
                .containsExactly("agency:us-doe");
        assertThat(readers(named("dana", "sam"), DRAFT)).containsExactly("official:dana");
        assertThat(readers(named("dana", "stranger"), SUBMITTED)).containsExactly("official:dana");
        assertThat(readers(Marking.internal("USA"), Set.of("EU", "SECRETARIAT")))
                .isEmpty();
    }

    private static Set<String> readers(Marking marking, Set<String> shown) {
        return DiscussionMarkings.audience(DiscussionMarkings.meantFor(marking), shown, KNOWN);
    }

    private static Marking named(String... people) {
        return new Marking(MarkingKind.NAMED, Set.of(), Set.of(), Set.of(people));
    }

    @Test
    void moreReadersAreToldFromFewer() {
        assertThat(more(Set.of("USA"), Set.of("USA", "EU"))).isFalse();
        assertThat(more(Set.of("USA", "EU"), Set.of("USA"))).isTrue();
        assertThat(more(SUBMITTED, Set.of("USA", "EU")))
                .as("the secretariat too")
                .isTrue();
        assertThat(more(Set.of("agency:us-doe"), Set.of("USA"))).isFalse();
        assertThat(more(Set.of("USA"), Set.of("agency:us-doe"))).isTrue();
        assertThat(more(Set.of("official:dana"), Set.of("agency:us-doe"))).isFalse();
        assertThat(more(Set.of("official:sam"), Set.of("agency:us-doe"))).isTrue();
        assertThat(more(Set.of("official:stranger"), Set.of("USA"))).isTrue();
        assertThat(more(Set.of("EU"), Set.of("USA"))).as("others instead").isTrue();
    }

    private static boolean more(Set<String> audience, Set<String> than) {
        return DiscussionMarkings.showsMore(audience, than, KNOWN);
    }

    @Test
    void aDraftIsDiscussedInsideAndTheSecretariatKeepsNothingToItself() {
        assertThat(faults(MarkingKind.PARTIES, Set.of(), DANA, false)).isTrue();
        assertThat(faults(MarkingKind.INTERNAL, Set.of(), DANA, false)).isFalse();
        assertThat(faults(MarkingKind.RELEASABLE_TO, Set.of("EU"), DANA, true)).isFalse();
        assertThat(faults(MarkingKind.RELEASABLE_TO, Set.of("SECRETARIAT"), DANA, true))
                .isTrue();
        assertThat(faults(MarkingKind.INTERNAL, Set.of("EU"), DANA, true)).isTrue();
        ActingOfficial coordinator =
                new ActingOfficial("c", "c", "C", null, "secretariat", "SECRETARIAT", Set.of("coordinator"));
        assertThat(faults(MarkingKind.INTERNAL, Set.of(), coordinator, true)).isTrue();
        assertThat(faults(MarkingKind.PARTIES, Set.of(), coordinator, true)).isFalse();
    }

    private static boolean faults(MarkingKind kind, Set<String> parties, ActingOfficial official, boolean submitted) {
        return !DiscussionMarkings.faults(
                        new Chosen(kind, parties, Set.of(), Set.of()), official, SUBMITTED, submitted, KNOWN)
                .isEmpty();
    }

    @Test
    void authorsCorrectForAWhileAndStrikeAlways() {
        Actor dana = DANA.actor();
        Instant written = Instant.parse("2026-11-24T10:00:00Z");
        Instant late = written.plus(Duration.ofMinutes(15)).plusSeconds(1);
        ActingOfficial colleague = official("sam", "us-doe", "signatory");

        assertThat(DiscussionRules.mayCorrect(DANA, dana, written, false, written.plus(Duration.ofMinutes(15))))
                .isTrue();
        assertThat(DiscussionRules.mayCorrect(DANA, dana, written, false, late)).isFalse();
        assertThat(DiscussionRules.mayCorrect(DANA, dana, written, true, written))
                .isFalse();
        assertThat(DiscussionRules.mayCorrect(colleague, dana, written, false, written))
                .isFalse();
        assertThat(DiscussionRules.mayStrike(DANA, dana, false)).isTrue();
        assertThat(DiscussionRules.mayStrike(DANA, dana, true)).isFalse();
        assertThat(DiscussionRules.mayStrike(colleague, dana, false)).isFalse();
        assertThat(DiscussionRules.mayEnd(colleague, dana)).isTrue();
        assertThat(DiscussionRules.mayEnd(official("x", "us-state", "signatory"), dana))
                .isFalse();
    }

    private static ActingOfficial official(String subject, String agency, String role) {
        return new ActingOfficial(subject, subject, subject, null, agency, "USA", Set.of(role));
    }
}
