package org.criticalminerals.pipeline.kit.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.EventHeaders;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.Topics;

/** Turns events into records for Kafka: CloudEvents 1.0 in binary mode, JSON data. */
public final class EventRecords {

    private static final String SPEC_VERSION = "1.0";
    private static final String JSON = "application/json";

    private EventRecords() {}

    /** The record of an event. */
    public static OutboxRow toRow(EventEnvelope<? extends PipelineEvent> envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, SPEC_VERSION);
        headers.put(EventHeaders.ID, envelope.id().toString());
        headers.put(EventHeaders.TYPE, EventCodec.typeOf(envelope.event().getClass()));
        headers.put(EventHeaders.SOURCE, envelope.source());
        headers.put(EventHeaders.SUBJECT, envelope.subject());
        headers.put(EventHeaders.TIME, envelope.time().toString());
        headers.put(EventHeaders.AGGREGATE_VERSION, Long.toString(envelope.aggregateVersion()));
        headers.put(EventHeaders.RELEASABLE_TO, String.join(",", new TreeSet<>(envelope.releasableTo())));
        headers.put(EventHeaders.CONTENT_TYPE, JSON);
        if (envelope.party() != null) {
            headers.put(EventHeaders.PARTY, envelope.party());
        }
        return new OutboxRow(
                envelope.id(),
                topicOf(envelope.event()),
                envelope.event().key(),
                headers,
                EventCodec.write(envelope.event()));
    }

    private static String topicOf(PipelineEvent event) {
        return switch (event) {
            case ProjectEvent project -> Topics.PROJECTS;
            case ReviewEvent review -> Topics.REVIEWS;
            case AgreementEvent agreement -> Topics.AGREEMENTS;
            case ReferenceEvent reference -> Topics.REFERENCE;
            case RecordEvent root -> Topics.RECORD_ROOTS;
        };
    }
}
