package org.criticalminerals.pipeline.kit.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code deploy/docs/permissions.md}, which {@link PermissionTable} writes. Needs nothing but the JDK. */
public final class PermissionPage {

    /** The part of the page with roles and acts. */
    public static final String ROLES = "roles";

    /** What stands in place of an act where an address asks for no token. */
    public static final String NOTHING = "–";

    /** The realm roles, in the order of their columns. */
    static final List<String> COLUMNS = List.of(
            "desk-officer", "signatory", "support-officer", "coordinator", "auditor", "administrator", "system");

    private static final int BEFORE_ROLES = 2;

    private final String page;

    /** @param page its text */
    public PermissionPage(String page) {
        this.page = page;
    }

    /** The roles that open each act. */
    public Map<String, Set<String>> rolesByAct() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        for (List<String> cells : lines(ROLES)) {
            Set<String> open = new LinkedHashSet<>();
            for (int column = 0; column < COLUMNS.size(); column++) {
                if (cells.get(BEFORE_ROLES + column).equals("yes")) {
                    open.add(COLUMNS.get(column));
                }
            }
            roles.put(cells.getFirst(), open);
        }
        return roles;
    }

    /** The act of each of a service's addresses, by method and address, for example {@code GET /api/v1/reviews/{id}}. */
    public Map<String, String> actsOf(String service) {
        Map<String, String> acts = new LinkedHashMap<>();
        lines(service).forEach(cells -> acts.put(cells.get(0) + " " + cells.get(1), cells.get(2)));
        return acts;
    }

    private List<List<String>> lines(String part) {
        Matcher found = Pattern.compile("<!-- %1$s -->(.*?)<!-- end of %1$s -->".formatted(part), Pattern.DOTALL)
                .matcher(page);
        if (!found.find()) {
            throw new IllegalArgumentException("permissions.md has no part " + part);
        }
        List<List<String>> lines = new ArrayList<>();
        found.group(1)
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(PermissionPage::cells)
                .forEach(lines::add);
        return lines;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
