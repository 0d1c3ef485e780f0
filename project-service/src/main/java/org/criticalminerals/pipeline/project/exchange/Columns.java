package org.criticalminerals.pipeline.project.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of an import: those that have to be there and those that may. */
final class Columns {

    static final String NAME = "name";
    static final String PROMOTER = "promoter";
    static final String COUNTRY = "country";
    static final String MINERALS = "minerals";
    static final String STEP = "value_chain_step";
    static final String PARTY = "nominating_party";
    static final String AGENCY = "nominating_agency";
    static final String AGREEMENT = "agreement";
    static final String SOURCE = "source";
    static final String PROGRAMME = "programme";
    static final String DESIGNATED_ON = "designated_on";
    static final String UNCONFIRMED = "unconfirmed_fields";
    static final String NOTES = "notes";

    private static final Set<String> REQUIRED = Set.of(NAME, PROMOTER);
    private static final List<String> ALL = List.of(
            NAME,
            PROMOTER,
            COUNTRY,
            MINERALS,
            STEP,
            PARTY,
            AGENCY,
            AGREEMENT,
            SOURCE,
            PROGRAMME,
            DESIGNATED_ON,
            UNCONFIRMED,
            NOTES);

    private Columns() {}

    /** What is wrong with a header; empty where nothing is. */
    static Optional<String> objection(List<String> header) {
        List<String> names = normalised(header);
        for (String name : names) {
            if (!ALL.contains(name)) {
                String shown = name.length() <= 60 ? name : name.substring(0, 60) + "…";
                return Optional.of("\"" + shown + "\" is no column of an import; known are " + String.join(", ", ALL));
            }
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                return Optional.of("the column " + name + " is there twice");
            }
        }
        return REQUIRED.stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .map(name -> "the column " + name + " is missing; the first line names the columns");
    }

    /** Column names as they are compared. */
    static List<String> normalised(List<String> header) {
        List<String> names = new ArrayList<>(header.size());
        header.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        return names;
    }
}
