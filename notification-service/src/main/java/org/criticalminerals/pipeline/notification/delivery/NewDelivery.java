package org.criticalminerals.pipeline.notification.delivery;

import java.util.UUID;
import org.criticalminerals.pipeline.notification.channel.Channel;

/**
 * A delivery that is to be made.
 *
 * @param notification the notice
 * @param official for whom
 * @param channel by which channel
 * @param failure why it has failed already; null where it has not
 */
public record NewDelivery(UUID notification, String official, Channel channel, String failure) {

    // The row in the inbox is the delivery there; everything else is still to be sent.
    DeliveryStatus status() {
        if (failure != null) {
            return DeliveryStatus.FAILED;
        }
        return switch (channel) {
            case INBOX -> DeliveryStatus.DELIVERED;
            case EMAIL -> DeliveryStatus.PENDING;
        };
    }

    int attempts() {
        return status() == DeliveryStatus.PENDING ? 0 : 1;
    }
}
