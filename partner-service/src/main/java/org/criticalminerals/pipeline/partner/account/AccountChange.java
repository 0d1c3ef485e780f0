package org.criticalminerals.pipeline.partner.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An act on an account, from when it is recorded until the identity provider follows it. */
@Entity
@Table(name = "account_change")
@DynamicUpdate
class AccountChange {

    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(1);
    // Whoever was invited waits no longer than this once the identity provider is back.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    @Id
    UUID id;

    @Column(name = "account_id")
    UUID accountId;

    String party;

    @Enumerated(EnumType.STRING)
    Kind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    Details details;

    String reason;

    @Enumerated(EnumType.STRING)
    State state;

    int attempts;

    @Column(name = "next_at")
    Instant nextAt;

    /** Why the identity provider doesn't follow it yet, or won't. */
    String trouble;

    @Column(name = "recorded_at")
    Instant recordedAt;

    @Column(name = "recorded_by")
    @JdbcTypeCode(SqlTypes.JSON)
    Actor recordedBy;

    @Column(name = "done_at")
    Instant doneAt;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** What is done. */
    public enum Kind {
        /** Somebody is invited, or invited again after they left. */
        INVITATION,
        /** The mail with which one sets a password is sent again. */
        REMINDER,
        /** Roles are granted and withdrawn. */
        ROLES,
        /** Somebody leaves. */
        DEPARTURE,
        /** What is meant here is put back into the identity provider. */
        PUT_BACK,
        /** What the identity provider says is taken for meant. */
        TAKEN_OVER
    }

    /** How far it is. */
    public enum State {
        /** The identity provider doesn't follow it yet. */
        PENDING,
        /** It does. */
        DONE,
        /** It won't; the act has no effect. */
        REFUSED
    }

    /**
     * What the act says beside the account.
     *
     * @param firstName the given name of somebody who is invited
     * @param lastName their family name
     * @param locale in which language they are written to
     * @param granted roles that were granted
     * @param withdrawn roles that were withdrawn
     * @param successor the subject of who takes over from somebody who leaves; null for the desk
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Details(
            String firstName,
            String lastName,
            String locale,
            Set<String> granted,
            Set<String> withdrawn,
            String successor) {
        Details {
            granted = granted == null ? Set.of() : granted;
            withdrawn = withdrawn == null ? Set.of() : withdrawn;
        }

        static Details roles(Set<String> granted, Set<String> withdrawn) {
            return new Details(null, null, null, granted, withdrawn, null);
        }
    }

    /** Begins an attempt: nobody else makes one until it should have ended, and after a failure the next one waits. */
    boolean attempt(Instant now) {
        attempts++;
        Duration wait = Duration.ofSeconds(15L << Math.min(attempts - 1, 4));
        nextAt = now.plus(wait.compareTo(LONGEST_ATTEMPT) < 0 ? wait : LONGEST_ATTEMPT);
        return attempts == 1;
    }

    void failed(String why, Instant now) {
        trouble = why;
        nextAt = now.plusSeconds(Math.min(2L << Math.min(attempts, 5), LONGEST_PAUSE.toSeconds()));
    }

    void done(Instant now) {
        end(State.DONE, null, now);
    }

    void refused(String why, Instant now) {
        end(State.REFUSED, why, now);
    }

    private void end(State to, String why, Instant now) {
        state = to;
        trouble = why;
        nextAt = null;
        doneAt = now;
    }
}
