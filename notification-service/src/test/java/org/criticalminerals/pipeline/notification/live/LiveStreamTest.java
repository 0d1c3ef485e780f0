package org.criticalminerals.pipeline.notification.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.inbox.InboxItem;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    @Test
    void passesOnEachItemOnceAndInOrderWhoeverOffersIt() {
        List<Long> out = new ArrayList<>();
        LiveStream stream = new LiveStream("dana", 3, item -> out.add(item.sequence()), () -> {});

        stream.offer(List.of(item(2), item(3), item(5)));
        stream.offer(List.of(item(4), item(5), item(8)));

        assertThat(out).containsExactly(5L, 8L);
        assertThat(stream.seen()).isEqualTo(8);
    }

    private static InboxItem item(long sequence) {
        return new InboxItem(
                UUID.randomUUID(), sequence, Instant.EPOCH, "t", "t", "b", "/", null, null, null, false, null, false);
    }
}
