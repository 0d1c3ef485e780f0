package org.criticalminerals.pipeline.kit.record;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.kit.consuming.EventConsumer;
import org.criticalminerals.pipeline.record.SealedRoot;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps a copy of every root that any service publishes. */
@ApplicationScoped
public class RootCopyEvents {

    private final EventConsumer consumer;
    private final RootCopies copies;
    private final String name;

    RootCopyEvents(
            EventConsumer consumer, RootCopies copies, @ConfigProperty(name = "pipeline.service") String service) {
        this.consumer = consumer;
        this.copies = copies;
        this.name = service + ".record-roots";
    }

    void start(@Observes StartupEvent event) {
        consumer.subscribe(name, RecordEvent.class, this::keep);
    }

    /** Takes a batch of the topic of roots. */
    @Incoming("record-roots")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> batch) {
        consumer.consume(name, batch, RecordEvent.class, this::keep);
    }

    private void keep(EventEnvelope<RecordEvent> envelope) {
        switch (envelope.event()) {
            case RecordEvent.RootSealed sealed -> copies.keep(root(sealed));
        }
    }

    private static SealedRoot root(RecordEvent.RootSealed sealed) {
        return new SealedRoot(
                sealed.service(),
                sealed.number(),
                sealed.leaves(),
                HexFormat.of().parseHex(sealed.root()),
                HexFormat.of().parseHex(sealed.previous()),
                sealed.sealedAt(),
                sealed.keyId(),
                Base64.getDecoder().decode(sealed.signature()));
    }
}
