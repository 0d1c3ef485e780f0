package org.criticalminerals.pipeline.events;

/** Anything that one service tells the others. Each topic has a sealed interface of its own below this one. */
public sealed interface PipelineEvent permits ProjectEvent, ReviewEvent, AgreementEvent, ReferenceEvent, RecordEvent {

    /**
     * The key under which Kafka keeps the order: the project's id, the agreement's code where there is no project, or
     * {@code <kind>:<id>} on compacted topics.
     */
    String key();
}
