package org.criticalminerals.pipeline.notification.channel;

import java.time.Instant;
import java.util.UUID;

/**
 * What a channel may carry outside. It has no title, body or project name: those are marked, and a channel can't leak
 * what it doesn't have.
 *
 * @param id the notice
 * @param type the event's type
 * @param agreement title of the agreement; null where it falls under none
 * @param toSign whether the addressee's signature is awaited
 * @param deadline until when; null where there is no deadline
 * @param link the portal's page, without the portal's address
 * @param thread what messages belong together by, for example the project's id
 * @param addressee to whom; null where they can't sign in any more
 */
public record Message(
        UUID id,
        String type,
        String agreement,
        boolean toSign,
        Instant deadline,
        String link,
        String thread,
        Addressee addressee) {

    /**
     * To whom it goes.
     *
     * @param name full name
     * @param email address; null where none is known
     * @param party the party
     */
    public record Addressee(String name, String email, String party) {}
}
