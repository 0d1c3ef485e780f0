package org.criticalminerals.pipeline.record;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a leaf says, in the order in which its fields are hashed. The order is part of the form and never changes. */
public enum LeafField {
    /** The service that recorded it. */
    SERVICE,
    /** The leaf's id. */
    LEAF,
    /** When: RFC 3339, UTC. */
    AT,
    /** {@code COMMAND}, {@code READ} or {@code SYSTEM}. */
    KIND,
    /** What was done, for example {@code review.sign}; for the system an event's type. */
    ACT,
    /** What kind of thing it was about, for example {@code reviews}. */
    RESOURCE_KIND,
    /** What it was about: the path of the request, or an event's key. */
    RESOURCE,
    /** The project that it was about, if any. */
    PROJECT,
    /** For which party. */
    PARTY,
    /** For which agency. */
    AGENCY,
    /** Who, as the identity provider's identifier. */
    SUBJECT,
    /** Who, by name. */
    NAME,
    /** For whom somebody stood in, as the identity provider's identifier. */
    FOR_SUBJECT,
    /** For whom somebody stood in, by name. */
    FOR_NAME,
    /** From which address. */
    ADDRESS,
    /** With which program. */
    USER_AGENT,
    /** The objects read or changed, with commitments to each one's state before and after: canonical JSON. */
    OBJECTS;

    /** Its name in exports. */
    public String label() {
        StringBuilder label = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            label.append(label.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return label.toString();
    }

    /** The field of that name in exports. */
    public static Optional<LeafField> of(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(label))
                .findFirst();
    }

    /** Whether it tells of a person, and so can be erased. */
    public boolean isPersonal() {
        return switch (this) {
            case SUBJECT, NAME, FOR_SUBJECT, FOR_NAME, ADDRESS, USER_AGENT -> true;
            case SERVICE, LEAF, AT, KIND, ACT, RESOURCE_KIND, RESOURCE, PROJECT, PARTY, AGENCY, OBJECTS -> false;
        };
    }
}
