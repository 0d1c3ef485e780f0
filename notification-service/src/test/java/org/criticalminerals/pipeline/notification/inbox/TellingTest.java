package org.criticalminerals.pipeline.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.People;
import org.criticalminerals.pipeline.notification.recipient.Recipient;
import org.criticalminerals.pipeline.notification.recipient.Why;
import org.criticalminerals.pipeline.notification.text.NoticeText;
import org.junit.jupiter.api.Test;

/** Within one batch, later events end what earlier ones awaited, before anything is stored. */
class TellingTest {

    private static final UUID REVIEW = UUID.randomUUID();

    @Test
    void endsWhatWasAwaitedOfOnePartyAlone() {
        Telling telling = new Telling();
        telling.add(notice("us-state-signatory"));
        telling.add(notice("eu-grow-signatory"));

        telling.end(EndedAction.toSign(REVIEW, "EU"));

        assertThat(telling.notices()).extracting(NewNotice::actionRequired).containsExactly(true, false);
    }

    @Test
    void endsWhatWasAwaitedOfAll() {
        Telling telling = new Telling();
        telling.add(notice("us-state-signatory"));
        telling.add(notice("eu-grow-signatory"));

        telling.end(EndedAction.ofAll(REVIEW));

        assertThat(telling.notices()).noneMatch(NewNotice::actionRequired);
    }

    @Test
    void leavesAnOfficialOnlyWhatIsStillTheirDuty() {
        Telling telling = new Telling();
        telling.add(notice("us-state-signatory"));
        telling.add(notice("eu-grow-signatory"));

        telling.leave(People.subject("us-state-signatory"), new Telling.Duties("us-state", Set.of()));
        telling.leave(People.subject("eu-grow-signatory"), new Telling.Duties("eu-grow", Set.of(REVIEW)));

        assertThat(telling.notices()).extracting(NewNotice::actionRequired).containsExactly(false, true);
    }

    @Test
    void endsWhatOneAgencyHadToClearAlone() {
        Telling telling = new Telling();
        telling.add(notice("us-doe-desk", Why.TO_CLEAR));
        telling.add(notice("us-ustr-signatory", Why.TO_CLEAR));
        telling.add(notice("us-state-signatory", Why.TO_SIGN));

        telling.end(EndedAction.toClear(REVIEW, "USA", "us-doe"));

        assertThat(telling.notices()).extracting(NewNotice::actionRequired).containsExactly(false, true, true);
    }

    @Test
    void leavesAnOfficialWhatTheirAgencyHasToClearUntilTheyLeaveIt() {
        Telling telling = new Telling();
        telling.add(notice("us-doe-desk", Why.TO_CLEAR));
        telling.add(notice("us-ustr-signatory", Why.TO_CLEAR));

        telling.leave(People.subject("us-doe-desk"), new Telling.Duties("us-doe", Set.of()));
        telling.leave(People.subject("us-ustr-signatory"), new Telling.Duties("us-state", Set.of()));

        assertThat(telling.notices()).extracting(NewNotice::actionRequired).containsExactly(true, false);
    }

    private static NewNotice notice(String username) {
        return notice(username, Why.TO_SIGN);
    }

    private static NewNotice notice(String username, Why why) {
        return new NewNotice(
                UUID.randomUUID(),
                new Recipient(People.official(username), why),
                new NewNotice.Subject(UUID.randomUUID(), "t", Instant.EPOCH, "/", null, null, null, null, REVIEW, null),
                new NoticeText("t", "b"),
                null,
                true,
                true);
    }
}
