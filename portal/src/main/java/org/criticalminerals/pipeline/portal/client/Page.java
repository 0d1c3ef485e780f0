package org.criticalminerals.pipeline.portal.client;

import java.util.List;

/**
 * Part of a long list.
 *
 * @param items the entries
 * @param next the cursor of what follows; null at the end
 */
public record Page<T>(List<T> items, String next) {

    /** So many entries a page has at most; services refuse to be asked for more. */
    public static final int MOST = 100;

    public Page {
        items = Lists.copy(items);
    }

    /** Whether there is more. */
    public boolean hasNext() {
        return next != null && !next.isEmpty();
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
