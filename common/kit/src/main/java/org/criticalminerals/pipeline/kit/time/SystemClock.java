package org.criticalminerals.pipeline.kit.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Gives the clock that everything asks for the time, so that tests can set it, and the local profile move it. */
class SystemClock {

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock() {
        return new MillisecondClock(TimeSource.find());
    }
}
