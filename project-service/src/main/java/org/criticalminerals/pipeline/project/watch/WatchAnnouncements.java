package org.criticalminerals.pipeline.project.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/** Tells that an official watches a project, or no more: to that official alone, for whom notices are made of it. */
@ApplicationScoped
class WatchAnnouncements {

    private final Outbox outbox;

    WatchAnnouncements(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(WatchKind kind, UUID subject, boolean watched, ActingOfficial official, Instant now) {
        // Of a review all parties to it are told anyway.
        if (kind == WatchKind.PROJECT) {
            outbox.publish(
                    new ProjectEvent.WatchChanged(subject, watched, now, official.actor()),
                    now.toEpochMilli(),
                    Set.of(Audience.official(official.subject())),
                    official.party());
        }
    }
}
