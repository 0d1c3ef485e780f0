package org.criticalminerals.pipeline.project.storage;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns collections into the arrays that columns hold, sorted so that equal sets are equal arrays. */
public final class Arrays {

    private Arrays() {}

    /** The members, sorted, each once. */
    public static String[] of(Collection<String> members) {
        return new TreeSet<>(members).toArray(String[]::new);
    }

    /** The members as a set. */
    public static Set<String> set(String[] array) {
        return new TreeSet<>(List.of(array));
    }
}
