package org.criticalminerals.pipeline.events;

import java.time.Instant;

/** What partner-service tells on {@link Topics#AGREEMENTS}, keyed by agreement. */
public sealed interface AgreementEvent extends PipelineEvent {

    /**
     * An agreement came into being or changed.
     *
     * @param agreement the agreement's code
     * @param version its version
     * @param title its title
     * @param lifecycle where it stands
     * @param reason why it changed
     * @param changedAt when
     */
    @EventType("minerals.agreement.changed.v1")
    record AgreementChanged(
            String agreement, int version, String title, AgreementLifecycle lifecycle, String reason, Instant changedAt)
            implements AgreementEvent {
        @Override
        public String key() {
            return agreement;
        }
    }
}
