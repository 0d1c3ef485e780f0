package org.criticalminerals.pipeline.project.history;

import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * Who did something, as another official may know it.
 *
 * @param party the party
 * @param agency the agency
 * @param name the person; null for readers of another party
 */
public record By(String party, String agency, String name) {

    /** An actor as a reader may know them; null where the system acted. */
    public static By of(Actor actor, ActingOfficial reader) {
        return actor == null
                ? null
                : new By(actor.party(), actor.agency(), actor.party().equals(reader.party()) ? actor.name() : null);
    }
}
