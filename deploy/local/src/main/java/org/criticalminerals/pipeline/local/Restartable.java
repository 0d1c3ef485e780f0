package org.criticalminerals.pipeline.local;

/** A part of the system that can be taken away and brought back while the rest goes on. */
interface Restartable {

    /** Starts it and returns when it is ready. */
    void start();

    /** Ends it in order. */
    void stop();

    /** Ends it as a power cut would. */
    void kill();
}
