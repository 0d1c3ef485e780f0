package org.criticalminerals.pipeline.events;

import java.time.Instant;

/** What each service tells of its record of acts on {@link Topics#RECORD_ROOTS}, keyed by service. */
public sealed interface RecordEvent extends PipelineEvent {

    /**
     * A batch of acts was sealed. Whoever keeps these roots can later prove that an act was recorded, and that none was
     * changed or dropped since. What is signed is the lines {@code minerals-record-root-v1}, service, number, leaves,
     * root, previous, sealedAt and keyId.
     *
     * @param service the service whose record it is
     * @param number the batch's number, from 1
     * @param leaves how many leaves it has
     * @param root the root of their hash tree (RFC 9162), in hexadecimal
     * @param previous the hash of the root before, in hexadecimal; zeros for the first
     * @param sealedAt when
     * @param keyId which key signed it
     * @param publicKey that key's X.509 form in Base64: to be trusted only where its id is known by other means
     * @param signature the Ed25519 signature in Base64
     */
    @EventType("minerals.record.root-sealed.v1")
    record RootSealed(
            String service,
            long number,
            int leaves,
            String root,
            String previous,
            Instant sealedAt,
            String keyId,
            String publicKey,
            String signature)
            implements RecordEvent {
        @Override
        public String key() {
            return service;
        }
    }
}
