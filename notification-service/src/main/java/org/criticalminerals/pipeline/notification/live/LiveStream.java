package org.criticalminerals.pipeline.notification.live;

import java.util.List;
import java.util.function.Consumer;
import org.criticalminerals.pipeline.notification.inbox.InboxItem;

/**
 * One open stream of an official: remembers what it has passed on and passes on only what follows, in order, whoever
 * offers it.
 */
final class LiveStream {

    private final String official;
    private final Consumer<InboxItem> output;
    private final Runnable ending;
    private long seen;

    /**
     * @param official whose inbox it shows
     * @param seen the highest number that the reader has seen
     * @param output takes what follows
     * @param ending ends it for the reader
     */
    LiveStream(String official, long seen, Consumer<InboxItem> output, Runnable ending) {
        this.official = official;
        this.seen = seen;
        this.output = output;
        this.ending = ending;
    }

    void end() {
        ending.run();
    }

    String official() {
        return official;
    }

    synchronized long seen() {
        return seen;
    }

    synchronized void offer(List<InboxItem> items) {
        for (InboxItem item : items) {
            if (item.sequence() > seen) {
                seen = item.sequence();
                output.accept(item);
            }
        }
    }
}
