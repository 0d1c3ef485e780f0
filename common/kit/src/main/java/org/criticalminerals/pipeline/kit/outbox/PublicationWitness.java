package org.criticalminerals.pipeline.kit.outbox;

import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;

/** Is told of every event that a transaction publishes. */
public interface PublicationWitness {

    /**
     * An event was written to the outbox in the current transaction.
     *
     * @param payload its JSON
     */
    void published(EventEnvelope<? extends PipelineEvent> envelope, byte[] payload);
}
