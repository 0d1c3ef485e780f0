package org.criticalminerals.pipeline.portal.layout;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives the portal its clock, so that nothing reads the time behind a test's back. */
final class PortalClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
