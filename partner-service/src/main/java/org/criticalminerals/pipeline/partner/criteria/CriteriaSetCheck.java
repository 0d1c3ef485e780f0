package org.criticalminerals.pipeline.partner.criteria;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.partner.criteria.rules.Applies;

/** Whether a criteria set of the reference data may be loaded: nothing in it may be unknown, missing or contradictory. */
public final class CriteriaSetCheck {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int MOST_ITEMS = 50;
    private static final int MOST_POINTS = 20;

    private final CriteriaSet set;
    private final List<Fault> faults = new ArrayList<>();

    private CriteriaSetCheck(CriteriaSet set) {
        this.set = set;
    }

    /**
     * A fault of the data.
     *
     * @param field where, for example {@code items.a.title}
     * @param message what is wrong and what would be right
     */
    public record Fault(String field, String message) {}

    /**
     * All faults of a set.
     *
     * @param set the set
     * @param knownParties codes of all parties
     * @param partyOfAgency the party of each known agency
     */
    public static List<Fault> faults(CriteriaSet set, Set<String> knownParties, Map<String, String> partyOfAgency) {
        CriteriaSetCheck check = new CriteriaSetCheck(set);
        check.identity(knownParties);
        check.agencies(partyOfAgency);
        check.items();
        return List.copyOf(check.faults);
    }

    private void identity(Set<String> knownParties) {
        require(isCode(set.code()), "code", "must be lower-case words joined by hyphens");
        require(isText(set.title()), "title", "is missing");
        require(
                set.party() == null || knownParties.contains(set.party()),
                "party",
                set.party() + " is not in parties.json");
    }

    private void agencies(Map<String, String> partyOfAgency) {
        for (String agency : set.agencies()) {
            String party = partyOfAgency.get(agency);
            require(party != null, "agencies", agency + " is not in agencies.json");
            require(
                    party == null || set.party() == null || party.equals(set.party()),
                    "agencies",
                    agency + " is an agency of " + party + ", not of " + set.party());
        }
    }

    private void items() {
        require(
                !set.items().isEmpty() && set.items().size() <= MOST_ITEMS,
                "items",
                "must hold from 1 to " + MOST_ITEMS + " items");
        Set<String> codes = new HashSet<>();
        for (CriteriaSet.Item item : set.items()) {
            if (!isCode(item.code())) {
                add("items", item.code() + " must be lower-case words joined by hyphens");
                continue;
            }
            String field = "items." + item.code();
            require(codes.add(item.code()), field, "is there twice");
            require(isText(item.title()), field + ".title", "is missing");
            require(isText(item.text()), field + ".text", "is missing");
            require(
                    item.applies() == Applies.ALWAYS || set.party() != null,
                    field + ".applies",
                    "must be ALWAYS where the set belongs to no party, since only a party has a territory");
            points(field + ".points", item.points());
        }
    }

    private void points(String field, List<CriteriaSet.Point> points) {
        require(points.size() <= MOST_POINTS, field, "must hold at most " + MOST_POINTS + " points");
        for (CriteriaSet.Point point : points) {
            require(isText(point.text()), field, "must have a text each");
            require(
                    point.applies() == Applies.ALWAYS || set.party() != null,
                    field,
                    "must be ALWAYS where the set belongs to no party, since only a party has a territory");
        }
    }

    private static boolean isCode(String code) {
        return code != null && CODE.matcher(code).matches();
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            add(field, message);
        }
    }

    private void add(String field, String message) {
        faults.add(new Fault(field, message));
    }
}
