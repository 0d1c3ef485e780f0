package org.criticalminerals.pipeline.partner.criteria;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.criticalminerals.pipeline.partner.criteria.rules.Applies;

/**
 * A criteria set or checklist as the reference data writes it (DOMAIN.md, "Stages and gates"). {@link CriteriaSetCheck}
 * says whether it may be loaded; which gate asks for it an agreement says.
 *
 * @param code its code, for example {@code crma-article-6}
 * @param title its title
 * @param sources where it is from
 * @param note what a reader should know; null where nothing
 * @param party the party that answers it; null where every party of the agreement does, each for itself
 * @param agencies the agencies that may answer; empty where any of the party's may
 * @param items what is asked
 */
public record CriteriaSet(
        String code,
        String title,
        List<String> sources,
        String note,
        String party,
        List<String> agencies,
        List<Item> items) {

    public CriteriaSet {
        sources = sources == null ? List.of() : List.copyOf(sources);
        agencies = agencies == null ? List.of() : List.copyOf(agencies);
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * What is asked.
     *
     * @param code its code within the set
     * @param title what it is called
     * @param text the question
     * @param pointer where to read how it is assessed; null where nowhere
     * @param applies to which projects it applies; to all where absent
     * @param points what an answer has to take into account
     */
    public record Item(String code, String title, String text, String pointer, Applies applies, List<Point> points) {
        public Item {
            applies = applies == null ? Applies.ALWAYS : applies;
            points = points == null ? List.of() : List.copyOf(points);
        }

        /** The item as it is asked of a project: with the points that apply to it. */
        Item of(Collection<String> siteCountries, Collection<String> territory) {
            return new Item(
                    code,
                    title,
                    text,
                    pointer,
                    applies,
                    points.stream()
                            .filter(point -> point.applies().to(siteCountries, territory))
                            .toList());
        }
    }

    /**
     * What an answer has to take into account.
     *
     * @param text the point
     * @param applies for which projects it counts; for all where absent
     */
    public record Point(String text, Applies applies) {
        public Point {
            applies = applies == null ? Applies.ALWAYS : applies;
        }
    }

    /** What is asked of a project, by where its sites lie. */
    List<Item> itemsOf(Collection<String> siteCountries, Collection<String> territory) {
        return items.stream()
                .filter(item -> item.applies().to(siteCountries, territory))
                .map(item -> item.of(siteCountries, territory))
                .toList();
    }

    /** The item of a code. */
    Optional<Item> item(String itemCode) {
        return items.stream().filter(item -> item.code().equals(itemCode)).findFirst();
    }

    /** The parties of an agreement that answer it. */
    List<String> answeredBy(List<String> parties) {
        return party == null ? parties : parties.stream().filter(party::equals).toList();
    }
}
