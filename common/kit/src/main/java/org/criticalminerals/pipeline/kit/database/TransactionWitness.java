package org.criticalminerals.pipeline.kit.database;

import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/** Is told of every transaction in which an official reaches the database. */
public interface TransactionWitness {

    /** An official's transaction took its connection; told once or more in a transaction. */
    void reached(ActingOfficial official);
}
