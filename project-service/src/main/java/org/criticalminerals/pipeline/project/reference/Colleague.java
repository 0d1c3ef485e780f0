package org.criticalminerals.pipeline.project.reference;

import org.criticalminerals.pipeline.events.Actor;

/**
 * An active official of the acting official's own party.
 *
 * @param subject the identity provider's identifier
 * @param name the full name
 * @param agency the agency's id
 * @param party the party
 */
public record Colleague(String subject, String name, String agency, String party) {

    /** The official as events and rows name them. */
    public Actor actor() {
        return new Actor(subject, name, agency, party);
    }
}
