package org.criticalminerals.pipeline.kit.consuming;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.consuming.ConsumptionTables.Parked;
import org.criticalminerals.pipeline.kit.consuming.OperatorAct.Kind;
import org.criticalminerals.pipeline.kit.consuming.OperatorAct.State;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.jboss.logging.Logger;

/**
 * Lets operators read, mend, replay and drop dead letters, which may be marked for others than them: an administrator of
 * one party asks, one of another party approves, and who asked does it, once. Past row-level security, since a dead letter
 * belongs to nobody; the two persons stand in for it.
 */
@ApplicationScoped
class OperatorActs {

    private static final Logger LOG = Logger.getLogger(OperatorActs.class);

    private final WorkerTransactions transactions;
    private final DeadLetters deadLetters;
    private final WaitingEvents waiting;
    private final Clock clock;

    OperatorActs(WorkerTransactions transactions, DeadLetters deadLetters, WaitingEvents waiting, Clock clock) {
        this.transactions = transactions;
        this.deadLetters = deadLetters;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** Dead letters behind one, oldest first, without what they say. */
    List<OperatorActTables.Dead> dead(long after, int limit) {
        return transactions.call(
                () -> transactions.onConnection(connection -> OperatorActTables.dead(connection, after, limit)));
    }

    /** What operators asked for, newest first. */
    List<OperatorAct> acts(UUID before, int limit) {
        return transactions.call(
                () -> transactions.onConnection(connection -> OperatorActTables.page(connection, before, limit)));
    }

    /** Asks for an act on the dead letter at the head of a key; 404 where there is none. */
    OperatorAct request(Kind kind, String consumer, String topic, String key, String reason, String mended, Actor by) {
        Instant now = clock.instant();
        return transactions.call(() -> {
            Parked head = head(consumer, topic, key).orElseThrow(() -> Problems.notFound("dead letter"));
            OperatorAct act = new OperatorAct(
                    Ids.next(),
                    kind,
                    consumer,
                    topic,
                    key,
                    head.arrival().id(),
                    mended == null ? null : mended.getBytes(StandardCharsets.UTF_8),
                    reason,
                    State.REQUESTED,
                    by,
                    now,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            return transactions.onConnection(connection -> {
                OperatorActTables.insert(connection, act);
                return act;
            });
        });
    }

    private Optional<Parked> head(String consumer, String topic, String key) {
        return transactions.onConnection(connection -> {
            ConsumptionTables.lockKey(connection, consumer, topic, key);
            return ConsumptionTables.parked(connection, consumer, topic, key, 1).stream()
                    .filter(Parked::dead)
                    .findFirst();
        });
    }

    /** Approves or refuses what an official of another party asked for. */
    OperatorAct decide(UUID id, boolean approve, String reason, Actor by) {
        Instant now = clock.instant();
        return transactions.call(() -> {
            OperatorAct act = lock(id);
            OperatorActRules.decide(act, by).ifPresent(refusal -> {
                throw act.state() == State.REQUESTED
                        ? Problems.forbidden(refusal.rule(), refusal.wayOut())
                        : Problems.conflict(refusal.rule(), "It is decided already", refusal.wayOut());
            });
            return transactions.onConnection(connection -> {
                OperatorActTables.decide(
                        connection,
                        id,
                        approve ? State.APPROVED : State.REFUSED,
                        by,
                        now,
                        reason,
                        approve ? now.plus(OperatorActRules.VALID) : null);
                return OperatorActTables.lock(connection, id).orElseThrow();
            });
        });
    }

    private OperatorAct lock(UUID id) {
        return transactions
                .onConnection(connection -> OperatorActTables.lock(connection, id))
                .orElseThrow(() -> Problems.notFound("operator act"));
    }

    /**
     * What an act gave.
     *
     * @param act the act after it
     * @param letter for {@link Kind#READ} what was read; null otherwise
     */
    record Done(OperatorAct act, Letter letter) {}

    /**
     * A dead letter as it is read.
     *
     * @param content its content as text
     */
    record Letter(Map<String, String> headers, String content, String deathReason) {}

    /** Does what was approved, once, for who asked for it. */
    Done execute(UUID id, Actor by) {
        OperatorAct act = transactions.call(() -> {
            OperatorAct approved = lock(id);
            OperatorActRules.execute(approved, by, clock.instant()).ifPresent(refusal -> {
                throw refusal.rule().equals("requester-executes")
                        ? Problems.forbidden(refusal.rule(), refusal.wayOut())
                        : Problems.conflict(refusal.rule(), "It can't be done now", refusal.wayOut());
            });
            // Used up before it is done: whatever happens then, it isn't done twice.
            finish(id, State.DONE, "begun");
            return approved;
        });
        LOG.infof(
                "Operator %s of %s does %s to event %s of %s, approved by %s of %s",
                by.subject(),
                by.party(),
                act.kind(),
                act.eventId(),
                act.consumer(),
                act.decidedBy().subject(),
                act.decidedBy().party());
        return switch (act.kind()) {
            case READ -> read(act);
            case MEND -> done(act, mend(act) ? "mended; replay it" : null);
            case DROP -> done(act, drop(act) ? "dropped; what waits behind it is tried" : null);
            case REPLAY -> replay(act);
        };
    }

    private Done read(OperatorAct act) {
        Letter letter = transactions.call(() -> sameHead(act)
                .map(head -> new Letter(
                        head.arrival().headers(),
                        head.arrival().payload() == null
                                ? null
                                : new String(head.arrival().payload(), StandardCharsets.UTF_8),
                        head.reason()))
                .orElse(null));
        return new Done(done(act, letter == null ? null : "read").act(), letter);
    }

    private boolean mend(OperatorAct act) {
        return transactions.call(() -> sameHead(act)
                .map(head -> transactions.onConnection(connection -> {
                    ConsumptionTables.mend(connection, head.id(), act.mended());
                    return true;
                }))
                .orElse(false));
    }

    // What waits behind it is no dead letter, so nobody could ask for its replay: it is tried by itself.
    private boolean drop(OperatorAct act) {
        Instant now = clock.instant();
        return transactions.call(() -> sameHead(act)
                .map(head -> transactions.onConnection(connection -> {
                    ConsumptionTables.unpark(connection, head.id());
                    for (Parked next :
                            ConsumptionTables.parked(connection, act.consumer(), act.topic(), act.key(), 1)) {
                        ConsumptionTables.waitOn(connection, next.id(), next.reason(), now);
                    }
                    return true;
                }))
                .orElse(false));
    }

    private Done replay(OperatorAct act) {
        Subscription<?> subscription = waiting.subscription(act.consumer()).orElse(null);
        if (subscription == null) {
            throw failed(act, "nothing here consumes under this name");
        }
        // Another head than the approved one may be marked for others; it takes an approval of its own.
        if (transactions.call(() -> sameHead(act)).isEmpty()) {
            return done(act, null);
        }
        try {
            return done(act, deadLetters.replay(subscription, act.topic(), act.key()) + " events took effect");
        } catch (RuntimeException e) {
            LOG.warnf("The replay of event %s of %s failed again", act.eventId(), act.consumer());
            throw failed(act, "still can't be processed; read it to see why");
        }
    }

    private Optional<Parked> sameHead(OperatorAct act) {
        return head(act.consumer(), act.topic(), act.key())
                .filter(head -> head.arrival().id().equals(act.eventId()));
    }

    private Done done(OperatorAct act, String outcome) {
        if (outcome == null) {
            throw failed(act, "the event is at the head of its key no more");
        }
        return new Done(
                transactions.call(() -> {
                    finish(act.id(), State.DONE, outcome);
                    return lock(act.id());
                }),
                null);
    }

    private RuntimeException failed(OperatorAct act, String outcome) {
        transactions.run(() -> finish(act.id(), State.FAILED, outcome));
        return Problems.conflict(
                "operator-act-failed", "It could not be done", "The event of " + act.consumer() + ": " + outcome + ".");
    }

    private void finish(UUID id, State state, String outcome) {
        Instant now = clock.instant();
        transactions.onConnection(connection -> {
            OperatorActTables.finish(connection, id, state, now, outcome);
            return null;
        });
    }
}
