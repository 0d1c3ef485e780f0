package org.criticalminerals.pipeline.kit.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.hibernate.Session;

/** What a party's administrator decides on keeping and forgetting in the own party's part of the record. */
@ApplicationScoped
class RecordKeeping {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PSEUDONYM_BYTES = 5;

    private final Holds holds;
    private final Pseudonyms pseudonyms;
    private final Session session;
    private final Clock clock;

    RecordKeeping(Holds holds, Pseudonyms pseudonyms, Session session, Clock clock) {
        this.holds = holds;
        this.pseudonyms = pseudonyms;
        this.session = session;
        this.clock = clock;
    }

    /**
     * How long leaves of a kind tell of people and contents.
     *
     * @param kind {@code COMMAND}, {@code READ} or {@code SYSTEM}
     * @param years for how many years
     * @param reason why so long
     */
    public record Schedule(String kind, int years, String reason) {}

    List<Schedule> schedules() {
        return session.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                            "select kind, years, reason from record_schedule order by kind");
                    ResultSet rows = statement.executeQuery()) {
                List<Schedule> schedules = new ArrayList<>();
                while (rows.next()) {
                    schedules.add(new Schedule(rows.getString(1), rows.getInt(2), rows.getString(3)));
                }
                return schedules;
            }
        });
    }

    List<Hold> holds(UUID before, int limit) {
        return holds.list(before, limit);
    }

    /** Sets a hold on a project, a period or both. */
    Hold hold(ActingOfficial official, UUID project, Instant from, Instant until, String reason) {
        Hold hold = new Hold();
        hold.id = Ids.next();
        hold.party = official.party();
        hold.project = project;
        hold.fromAt = from;
        hold.untilAt = until;
        hold.reason = reason;
        hold.setAt = clock.instant();
        hold.setBy = official.name();
        hold.releasableTo = new String[] {official.party()};
        holds.persist(hold);
        return hold;
    }

    /** Lifts a hold. */
    Hold lift(ActingOfficial official, UUID id, String reason) {
        Hold hold = holds.locked(id).orElseThrow(() -> Problems.notFound("hold"));
        if (hold.liftedAt != null) {
            throw Problems.conflict(
                    "hold-lifted",
                    "The hold is lifted already",
                    hold.liftedBy + " lifted it at " + hold.liftedAt + ". Set a new one if it is needed again.");
        }
        hold.liftedAt = clock.instant();
        hold.liftedBy = official.name();
        hold.liftReason = reason;
        return hold;
    }

    List<Pseudonym> pseudonyms(UUID before, int limit) {
        return pseudonyms.list(before, limit);
    }

    /** Has a person forgotten; a job does it, as far as no hold keeps it from it. */
    Pseudonym forget(ActingOfficial official, String subject, String reason) {
        byte[] random = new byte[PSEUDONYM_BYTES];
        RANDOM.nextBytes(random);
        Pseudonym pseudonym = new Pseudonym();
        pseudonym.id = Ids.next();
        pseudonym.party = official.party();
        pseudonym.subject = subject;
        pseudonym.pseudonym = "official-" + HexFormat.of().formatHex(random);
        pseudonym.reason = reason;
        pseudonym.askedAt = clock.instant();
        pseudonym.askedBy = official.name();
        pseudonym.releasableTo = new String[] {official.party()};
        pseudonyms.persist(pseudonym);
        return pseudonym;
    }
}
