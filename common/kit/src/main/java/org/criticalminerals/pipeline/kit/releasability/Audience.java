package org.criticalminerals.pipeline.kit.releasability;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The principals to whom something is released, as they stand in {@code releasable_to} columns and event headers: a
 * party's code, {@code agency:<id>}, {@code official:<subject>}, or one of the constants here.
 */
public final class Audience {

    /** Everyone who is signed in. */
    public static final String EVERYONE = "*";

    /** The joint secretariat, which sees what is public or of all parties (DOMAIN.md, "Confidentiality"). */
    public static final String SECRETARIAT = "SECRETARIAT";

    private Audience() {}

    /** One agency. */
    public static String agency(String id) {
        return "agency:" + id;
    }

    /** One person. */
    public static String official(String subject) {
        return "official:" + subject;
    }

    /** All parties of an agreement, and with them the secretariat. */
    public static Set<String> parties(Collection<String> parties) {
        Set<String> audience = new TreeSet<>(parties);
        audience.add(SECRETARIAT);
        return audience;
    }
}
