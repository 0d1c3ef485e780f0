package org.criticalminerals.pipeline.portal.operations;

import java.util.List;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.Act;
import org.criticalminerals.pipeline.portal.client.DeadLetterClient.DeadLetter;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Page;

/**
 * What is stuck in one service.
 *
 * @param service which
 * @param letters events that could not be processed, oldest first
 * @param acts what operators asked for, newest first
 */
public record StuckEvents(String service, Loaded<Page<DeadLetter>> letters, Loaded<Page<Act>> acts) {

    /** Whether the service answered. */
    public boolean isShown() {
        return letters.isShown() && acts.isShown();
    }

    /** The events. */
    public List<DeadLetter> stuck() {
        return letters.isShown() ? letters.value().items() : List.of();
    }

    /** The acts. */
    public List<Act> asked() {
        return acts.isShown() ? acts.value().items() : List.of();
    }
}
