package org.criticalminerals.pipeline.notification.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.notification.channel.Message;
import org.criticalminerals.pipeline.notification.delivery.Messages;
import org.criticalminerals.pipeline.notification.recipient.Official;
import org.criticalminerals.pipeline.notification.recipient.Why;
import org.criticalminerals.pipeline.notification.reference.DirectorySnapshot;
import org.criticalminerals.pipeline.notification.reference.ReferenceService;

/** Notices as messages for channels that lead outside: without anything that could be marked. */
@ApplicationScoped
class InboxMessages implements Messages {

    private final NotificationRepository notifications;
    private final ReferenceService reference;

    InboxMessages(NotificationRepository notifications, ReferenceService reference) {
        this.notifications = notifications;
        this.reference = reference;
    }

    @Override
    public Map<UUID, Message> of(Collection<UUID> ids) {
        DirectorySnapshot people = reference.current();
        return notifications.byIds(ids).stream()
                .map(notification -> message(notification, people.officials().get(notification.official())))
                .collect(Collectors.toUnmodifiableMap(Message::id, Function.identity()));
    }

    private static Message message(Notification notification, Official official) {
        return new Message(
                notification.id(),
                notification.type(),
                notification.agreementTitle(),
                Why.valueOf(notification.why()).actionRequired(),
                notification.deadline(),
                notification.link(),
                notification.projectId() == null
                        ? notification.agreement()
                        : notification.projectId().toString(),
                official == null ? null : new Message.Addressee(official.name(), official.email(), official.party()));
    }
}
