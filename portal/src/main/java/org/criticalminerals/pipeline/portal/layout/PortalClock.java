package org.criticalminerals.pipeline.portal.layout;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ServiceLoader;

/**
 * Gives the portal its clock, so that nothing reads the time behind a test's back. It is the machine's, unless the command
 * line names a jar that offers another source: the local profile alone does that.
 */
final class PortalClock {

    @Produces
    @Singleton
    Clock clock() {
        return ServiceLoader.load(InstantSource.class, ClassLoader.getSystemClassLoader())
                .findFirst()
                .orElseGet(InstantSource::system)
                .withZone(ZoneOffset.UTC);
    }
}
