package org.criticalminerals.pipeline.kit.consuming;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Whether a failed event is worth another try. */
enum FailureKind {
    /** The surroundings failed, not the event: try again until they are back. */
    TRANSIENT,
    /** Something the event needs may still arrive: try again for a while. */
    NOT_YET_KNOWN,
    /** The event can't be processed as things stand. */
    PERMANENT,
    /** It is no event at all. */
    UNREADABLE;

    // Connection lost, transaction rolled back (deadlock, serialization), resources, operator intervention, lock.
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEventException) {
                return UNREADABLE;
            }
            if (cause instanceof NotYetKnownException) {
                return NOT_YET_KNOWN;
            }
            if (cause instanceof SQLException sql && isTransient(sql)
                    || cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException
                    || cause instanceof IOException
                            && !(cause instanceof com.fasterxml.jackson.core.JacksonException)) {
                return TRANSIENT;
            }
        }
        return PERMANENT;
    }

    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        // Without a state it is the pool or the driver that failed before the database could answer.
        return state == null
                || state.length() < 2
                || TRANSIENT_CLASSES.contains(state.substring(0, 2))
                || LOCK_NOT_AVAILABLE.equals(state);
    }
}
