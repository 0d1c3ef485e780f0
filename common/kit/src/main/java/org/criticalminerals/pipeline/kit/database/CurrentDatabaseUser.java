package org.criticalminerals.pipeline.kit.database;

import jakarta.enterprise.context.RequestScoped;

/** As which database user the current request or job works: the application's, unless a worker says otherwise. */
@RequestScoped
class CurrentDatabaseUser {

    private DatabaseUser user = DatabaseUser.APPLICATION;

    DatabaseUser get() {
        return user;
    }

    void set(DatabaseUser user) {
        this.user = user;
    }
}
