package org.criticalminerals.pipeline.portal.project;

import java.util.List;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;

/**
 * Whom one may name in a marking: the colleagues of one's own agency, and whoever is named already.
 *
 * @param colleagues officials of the reader's agency
 * @param others people named before who aren't among them, by their ids; the portal knows no names for them
 */
public record NamedPeople(List<Colleague> colleagues, List<String> others) {

    static NamedPeople of(List<Colleague> colleagues, MarkingForm marking) {
        return new NamedPeople(
                colleagues,
                marking.people().stream()
                        .distinct()
                        .filter(person -> colleagues.stream()
                                .noneMatch(one -> one.subject().equals(person)))
                        .toList());
    }
}
