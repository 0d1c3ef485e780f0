package org.criticalminerals.pipeline.system;

import java.time.Instant;
import org.criticalminerals.pipeline.local.client.LocalSystemProcess;
import org.criticalminerals.pipeline.local.demo.Api;

/** Where a scenario plays: officials act by the public API with tokens of their own, and time goes on as told. */
final class Scenario {

    private final LocalSystemProcess system;
    private final Api api;
    private final Steps steps;

    Scenario(StartedSystem started) {
        this.system = started.system();
        this.api = started.api();
        this.steps = new Steps(api);
    }

    LocalSystemProcess system() {
        return system;
    }

    Api api() {
        return api;
    }

    Steps steps() {
        return steps;
    }

    /** A project of the USA with a site in that country, its dossier ready for every gate. */
    NominatedProject nominated(String name, String country) {
        return new NominatedProject(this, steps.ready(Steps.unique(name), country));
    }

    /** The time in the system. */
    Instant now() {
        return system.clock();
    }

    /** Lets time pass up to an instant; nothing where it has passed already. */
    void until(Instant time) {
        if (time.isAfter(now())) {
            system.moveClockTo(time);
        }
    }
}
