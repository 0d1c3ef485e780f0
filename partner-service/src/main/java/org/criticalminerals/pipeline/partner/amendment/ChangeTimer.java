package org.criticalminerals.pipeline.partner.amendment;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Lets changes of agreements take effect when their day comes, and opens the reviews that decide on them. One agreement in
 * a transaction of its own; one that fails doesn't hold up the others.
 */
@ApplicationScoped
public class ChangeTimer {

    private static final Logger LOG = Logger.getLogger(ChangeTimer.class);
    private static final int MOST_AT_ONCE = 100;

    private final WorkerTransactions transactions;
    private final ChangeCourse course;
    private final Clock clock;

    ChangeTimer(WorkerTransactions transactions, ChangeCourse course, Clock clock) {
        this.transactions = transactions;
        this.course = course;
        this.clock = clock;
    }

    /** Settles what is due. */
    @Scheduled(every = "{pipeline.agreements.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void settle() {
        Set<String> done = new HashSet<>();
        for (int settled = 0; settled < MOST_AT_ONCE; settled++) {
            Optional<String> due = transactions.call(() -> course.firstDue(done));
            if (due.isEmpty()) {
                return;
            }
            done.add(due.get());
            try {
                transactions.run(() -> course.settle(due.get(), clock.instant()));
            } catch (RuntimeException e) {
                LOG.errorf(e, "Changes of %s are due and can't take effect, trying again", due.get());
            }
        }
    }

    /** Opens reviews of changes that wait for theirs. */
    @Scheduled(every = "{pipeline.agreements.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void openReviews() {
        try {
            for (int opened = 0; opened < MOST_AT_ONCE && transactions.call(course::openNextReview); opened++) {
                // The next one, until none waits.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "The review of a change can't be opened, trying again");
        }
    }
}
