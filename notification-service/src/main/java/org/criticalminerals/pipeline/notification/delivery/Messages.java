package org.criticalminerals.pipeline.notification.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.channel.Message;

/** Where deliveries find what they carry, within a worker transaction. */
public interface Messages {

    /** The messages of notices, by the notices' ids. */
    Map<UUID, Message> of(Collection<UUID> notifications);
}
