package org.criticalminerals.pipeline.events;

/** Names of the Kafka headers in which an event's envelope travels (CloudEvents 1.0, Kafka protocol binding, binary mode). */
public final class EventHeaders {

    public static final String SPEC_VERSION = "ce_specversion";
    public static final String ID = "ce_id";
    public static final String TYPE = "ce_type";
    public static final String SOURCE = "ce_source";
    public static final String SUBJECT = "ce_subject";
    public static final String TIME = "ce_time";
    public static final String PARTY = "ce_party";
    public static final String AGGREGATE_VERSION = "ce_aggregateversion";
    public static final String RELEASABLE_TO = "ce_releasableto";
    public static final String CONTENT_TYPE = "content-type";
    public static final String TRACE_PARENT = "traceparent";

    private EventHeaders() {}
}
