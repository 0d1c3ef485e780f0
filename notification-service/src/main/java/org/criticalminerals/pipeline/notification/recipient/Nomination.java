package org.criticalminerals.pipeline.notification.recipient;

import java.util.Set;

/**
 * Who brought a project, and under which agreements it was submitted.
 *
 * @param party the nominating party
 * @param agency its agency
 * @param agreements codes of the agreements; empty for a draft
 */
public record Nomination(String party, String agency, Set<String> agreements) {

    public Nomination {
        agreements = Set.copyOf(agreements);
    }
}
