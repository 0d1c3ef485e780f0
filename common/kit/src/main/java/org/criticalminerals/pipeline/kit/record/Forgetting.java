package org.criticalminerals.pipeline.kit.record;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.jboss.logging.Logger;

/**
 * Lets the record forget: people whom an administrator named, and contents whose time by the schedule is over. The
 * database's own functions do it, keep what leaves commit to, and refuse what a hold covers.
 */
@ApplicationScoped
class Forgetting {

    private static final Logger LOG = Logger.getLogger(Forgetting.class);
    private static final int AT_ONCE = 500;

    private static final String OPEN =
            "select id, party, subject, pseudonym from record_pseudonym where subject is not null order by asked_at";
    private static final String FORGET_PERSON = "select count(*) filter (where record_forget_person(l.seq, ?)) from"
            + " (select seq from record_leaf where party = ? and (subject = ? or for_subject = ?)"
            + " and not record_is_held(record_leaf) limit ?) l";
    // The identifier itself goes once no leaf has it any more.
    private static final String DONE = "update record_pseudonym p set leaves = leaves + ?, done_at = ?, subject = case"
            + " when exists (select 1 from record_leaf l where l.party = p.party"
            + " and (l.subject = p.subject or l.for_subject = p.subject)) then subject end where id = ?";
    private static final String FORGET_CONTENTS = "select count(*) filter (where record_forget_contents(l.seq, ?)) from"
            + " (select seq from record_leaf l join record_schedule s on s.kind = l.kind"
            + " where l.at < ?::timestamptz - make_interval(years => s.years)"
            + " and (l.erased is null or not l.erased ?? 'OBJECTS') and not record_is_held(l) limit ?) l";

    private final WorkerTransactions transactions;
    private final Clock clock;

    Forgetting(WorkerTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(
            every = "{pipeline.record.forget-every}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        try {
            for (Open person : open()) {
                while (forget(person) == AT_ONCE) {
                    // There may be more.
                }
            }
            while (forgetContents() == AT_ONCE) {
                // There may be more.
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "The record can't forget now; it is tried again");
        }
    }

    /** Somebody who is to be forgotten. */
    record Open(UUID id, String party, String subject, String pseudonym) {}

    List<Open> open() {
        return transactions.call(() -> transactions.onConnection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OPEN);
                    ResultSet rows = statement.executeQuery()) {
                List<Open> open = new ArrayList<>();
                while (rows.next()) {
                    open.add(new Open(
                            rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3), rows.getString(4)));
                }
                return open;
            }
        }));
    }

    /** Forgets some of a person's leaves and gives how many; those that are held wait until they no longer are. */
    int forget(Open person) {
        return transactions.call(() -> transactions.onConnection(connection -> forget(connection, person)));
    }

    private int forget(Connection connection, Open person) throws SQLException {
        int forgotten;
        try (PreparedStatement forget = connection.prepareStatement(FORGET_PERSON)) {
            forget.setString(1, person.pseudonym());
            forget.setString(2, person.party());
            forget.setString(3, person.subject());
            forget.setString(4, person.subject());
            forget.setInt(5, AT_ONCE);
            forgotten = count(forget);
        }
        if (forgotten < AT_ONCE) {
            try (PreparedStatement forget = connection.prepareStatement("select record_forget_mentions(?, ?)")) {
                forget.setString(1, person.party());
                forget.setString(2, person.subject());
                count(forget);
            }
        }
        try (PreparedStatement done = connection.prepareStatement(DONE)) {
            done.setInt(1, forgotten);
            done.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            done.setObject(3, person.id());
            done.executeUpdate();
        }
        return forgotten;
    }

    /** Forgets what is older than its schedule allows; gives how many leaves it were. */
    int forgetContents() {
        Instant now = clock.instant();
        return transactions.call(() -> transactions.onConnection(connection -> {
            try (PreparedStatement forget = connection.prepareStatement(FORGET_CONTENTS)) {
                forget.setObject(1, now.atOffset(ZoneOffset.UTC));
                forget.setObject(2, now.atOffset(ZoneOffset.UTC));
                forget.setInt(3, AT_ONCE);
                return count(forget);
            }
        }));
    }

    private static int count(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
