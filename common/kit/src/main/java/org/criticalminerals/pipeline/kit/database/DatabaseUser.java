package org.criticalminerals.pipeline.kit.database;

/** The two database users of a running service; the third, the owner, only migrates. */
enum DatabaseUser {
    /** Acts for one official under row-level security. */
    APPLICATION,
    /** Acts for the service itself, past row-level security. */
    WORKER;

    /** The name under which Hibernate asks for this user's connections. */
    String tenant() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
