package org.criticalminerals.pipeline.portal.discussion;

import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.portal.client.DiscussionClient.Person;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.layout.Frame;

/** What the pages of a discussion share. */
final class ThreadPages {

    /** The refusals that a form shows beside what was typed. */
    static final Set<Integer> TO_SHOW = Set.of(400, 403, 409, 422);

    /** How many colleagues a form offers. */
    private ThreadPages() {}

    /** The colleagues to choose from: everybody but oneself. */
    static List<Person> others(Page<Person> people, Frame frame) {
        return people.items().stream()
                .filter(one -> !one.subject().equals(frame.official().subject()))
                .toList();
    }
}
