package org.criticalminerals.pipeline.partner.committee;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Acts when a meeting's time has come: silence approves minutes, owners hear of late action items. Each meeting in a
 * transaction of its own, claimed so that of several replicas one takes it; one that fails doesn't hold up the others.
 */
@ApplicationScoped
public class MeetingTimer {

    private static final Logger LOG = Logger.getLogger(MeetingTimer.class);
    private static final int MOST_AT_ONCE = 100;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final WorkerTransactions transactions;
    private final MeetingCourse course;
    private final Clock clock;

    MeetingTimer(WorkerTransactions transactions, MeetingCourse course, Clock clock) {
        this.transactions = transactions;
        this.course = course;
        this.clock = clock;
    }

    /** Settles what is due. */
    @Scheduled(every = "{pipeline.committee.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        for (int settled = 0; settled < MOST_AT_ONCE && settleNext(); settled++) {
            // The next one, until none is due.
        }
    }

    private boolean settleNext() {
        AtomicReference<UUID> claimed = new AtomicReference<>();
        try {
            return transactions.call(() -> course.settleNextDue(claimed::set));
        } catch (RuntimeException e) {
            UUID meeting = claimed.get();
            if (meeting == null) {
                LOG.warnf("Due meetings can't be read, trying again: %s", e.getMessage());
                return false;
            }
            LOG.errorf(e, "Meeting %s is due and can't be settled, trying again in %s", meeting, PAUSE_AFTER_FAILURE);
            transactions.run(() -> course.postpone(meeting, clock.instant().plus(PAUSE_AFTER_FAILURE)));
            return true;
        }
    }
}
