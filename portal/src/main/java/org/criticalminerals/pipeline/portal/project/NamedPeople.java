package org.criticalminerals.pipeline.portal.project;

import java.util.List;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PreparationClient.Colleague;

/**
 * Whom one may name in a marking: the colleagues of one's own agency, and whoever is named already.
 *
 * @param colleagues officials of the reader's agency
 * @param others people named before who aren't among them, by their ids; the portal knows no names for them
 */
public record NamedPeople(List<Colleague> colleagues, List<String> others) {

    /** Those of a list that was asked for; none where it can't be had. */
    static NamedPeople of(Loading<Page<Colleague>> asked, MarkingForm marking) {
        List<Colleague> colleagues = asked.optional().map(Page::items).orElse(List.of());
        return new NamedPeople(
                colleagues,
                marking.people().stream()
                        .distinct()
                        .filter(person -> colleagues.stream()
                                .noneMatch(one -> one.subject().equals(person)))
                        .toList());
    }
}
