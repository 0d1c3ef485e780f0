package org.criticalminerals.pipeline.kit.database;

import jakarta.enterprise.context.RequestScoped;

/** As which database user the current request or job works: the application's, unless a worker says otherwise. */
@RequestScoped
public class CurrentDatabaseUser {

    private DatabaseUser user = DatabaseUser.APPLICATION;

    /** Whether a worker works, past row-level security and for no official. */
    public boolean isWorker() {
        return user == DatabaseUser.WORKER;
    }

    DatabaseUser get() {
        return user;
    }

    void set(DatabaseUser user) {
        this.user = user;
    }
}
