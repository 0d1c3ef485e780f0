package org.criticalminerals.pipeline.project.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgencyState;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.dossier.InvalidSectionException;
import org.criticalminerals.pipeline.project.dossier.section.Identity;
import org.criticalminerals.pipeline.project.dossier.section.PartialDate;
import org.criticalminerals.pipeline.project.dossier.section.Production;
import org.criticalminerals.pipeline.project.dossier.section.SectionContent;
import org.criticalminerals.pipeline.project.dossier.section.Sites;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Owner;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;

/** Turns a row of a file into what is entered, or into the one reason why it can't be. */
final class RowMapping {

    private static final String SEVERAL = ";";
    private static final String SEVERAL_SOURCES = " ; ";
    private static final String NOTHING_UNCONFIRMED = "none";
    private static final int MOST_DESIGNATIONS = 20;
    private static final int LONGEST_PROGRAMME = 300;

    private final Known known;
    private final ActingOfficial official;

    /** What is known beside the row. */
    interface Known {

        /** All agencies. */
        List<AgencyState> agencies();

        /** The agreement of a code. */
        Optional<AgreementState> agreement(String code);

        /** Why a party can't submit under an agreement; empty where it can. */
        Optional<String> obstacle(AgreementState agreement, String party);

        /**
         * A section's content with the vocabulary's codes.
         *
         * @throws InvalidSectionException where it breaks rules
         */
        <C extends SectionContent> C check(Class<C> type, C content);
    }

    RowMapping(Known known, ActingOfficial official) {
        this.known = known;
        this.official = official;
    }

    /** What became of a row. */
    sealed interface Mapped {}

    /**
     * It can be entered.
     *
     * @param line its line
     * @param production null where neither minerals nor steps are named
     * @param sites null where no country is named
     * @param agreement null for a draft
     */
    record Good(
            long line,
            String party,
            String agency,
            Identity identity,
            Sites sites,
            Production production,
            AgreementState agreement,
            List<Designations.Designation> designations)
            implements Mapped {}

    /** It can't. */
    record Bad(ImportError error) implements Mapped {}

    /** Maps a row. */
    Mapped map(CsvRows.Row row, int columns) {
        try {
            return good(row, columns);
        } catch (BadCell bad) {
            return new Bad(new ImportError(row.line(), bad.column, bad.getMessage()));
        }
    }

    private Good good(CsvRows.Row row, int columns) {
        if (row.fields() != columns) {
            throw new BadCell(
                    null,
                    "has " + row.fields() + " fields where the header has " + columns
                            + "; texts with commas or line breaks need quotes");
        }
        Identity identity = check(Identity.class, identity(row), pointer -> switch (pointer.split("/")[1]) {
            case "name" -> Columns.NAME;
            case "promoter" -> Columns.PROMOTER;
            case "sources" -> Columns.SOURCE;
            case "unconfirmedFields" -> Columns.UNCONFIRMED;
            default -> Columns.NOTES;
        });
        Sites sites = sites(row);
        Production production = production(row);
        String party = party(row);
        String agency = agency(row, party);
        return new Good(
                row.line(),
                party,
                agency,
                identity,
                sites,
                production,
                agreement(row, party),
                designations(row, identity));
    }

    private static Identity identity(CsvRows.Row row) {
        String unconfirmed = row.cell(Columns.UNCONFIRMED);
        return new Identity(
                row.cell(Columns.NAME),
                new Identity.Promoter(row.cell(Columns.PROMOTER), null, null),
                null,
                null,
                split(row.cell(Columns.SOURCE), SEVERAL_SOURCES),
                NOTHING_UNCONFIRMED.equalsIgnoreCase(unconfirmed) ? List.of() : split(unconfirmed, SEVERAL),
                row.cell(Columns.NOTES));
    }

    private Sites sites(CsvRows.Row row) {
        List<String> countries = split(row.cell(Columns.COUNTRY), SEVERAL);
        return countries.isEmpty()
                ? null
                : check(
                        Sites.class,
                        new Sites(countries.stream().map(Sites.Site::in).toList()),
                        pointer -> Columns.COUNTRY);
    }

    /** A line for each mineral at each step; how much of it the file doesn't say. */
    private Production production(CsvRows.Row row) {
        List<String> minerals = split(row.cell(Columns.MINERALS), SEVERAL);
        List<String> steps = split(row.cell(Columns.STEP), SEVERAL);
        if (minerals.isEmpty() && steps.isEmpty()) {
            return null;
        }
        if (minerals.isEmpty()) {
            throw new BadCell(Columns.MINERALS, "is empty though a step is named");
        }
        if (steps.isEmpty()) {
            throw new BadCell(Columns.STEP, "is empty though a mineral is named");
        }
        List<Production.Line> lines = new ArrayList<>();
        minerals.forEach(mineral -> steps.forEach(step -> lines.add(Production.Line.of(mineral, step))));
        return check(
                Production.class,
                new Production(lines, null),
                pointer -> pointer.endsWith("/step") ? Columns.STEP : Columns.MINERALS);
    }

    private String party(CsvRows.Row row) {
        String party = row.cell(Columns.PARTY);
        if (party == null && official.isCoordinator()) {
            throw new BadCell(Columns.PARTY, "is empty; the joint secretariat names the party for which it imports");
        }
        String nominating = party == null ? official.party() : party.toUpperCase(Locale.ROOT);
        return switch (ProjectPermissions.may(
                official, Act.IMPORT, new Owner(nominating, null, Sharing.AGENCY, null))) {
            case ProjectPermissions.Allowed allowed -> nominating;
            case ProjectPermissions.Denied denied -> throw new BadCell(Columns.PARTY, denied.wayOut());
        };
    }

    private String agency(CsvRows.Row row, String party) {
        String written = row.cell(Columns.AGENCY);
        if (written == null && official.party().equals(party)) {
            return official.agency();
        }
        List<AgencyState> ofParty = known.agencies().stream()
                .filter(agency -> party.equals(agency.party()))
                .toList();
        if (ofParty.isEmpty()) {
            throw new BadCell(Columns.PARTY, "\"" + shown(party) + "\" is no party that is known here");
        }
        return ofParty.stream()
                .filter(agency -> written != null && isCalled(agency, written))
                .map(AgencyState::id)
                .findFirst()
                .orElseThrow(() -> new BadCell(
                        Columns.AGENCY,
                        (written == null ? "is empty" : "\"" + shown(written) + "\" is no agency of " + party)
                                + "; its agencies are "
                                + String.join(
                                        ", ",
                                        ofParty.stream()
                                                .map(AgencyState::shortName)
                                                .limit(20)
                                                .toList())));
    }

    private static boolean isCalled(AgencyState agency, String written) {
        return written.equalsIgnoreCase(agency.shortName())
                || written.equalsIgnoreCase(agency.id())
                || written.equalsIgnoreCase(agency.name());
    }

    private AgreementState agreement(CsvRows.Row row, String party) {
        String code = row.cell(Columns.AGREEMENT);
        if (code == null) {
            return null;
        }
        AgreementState agreement = known.agreement(code)
                .orElseThrow(() ->
                        new BadCell(Columns.AGREEMENT, "\"" + shown(code) + "\" is no agreement that is known here"));
        known.obstacle(agreement, party).ifPresent(obstacle -> {
            throw new BadCell(Columns.AGREEMENT, obstacle);
        });
        return agreement;
    }

    private static List<Designations.Designation> designations(CsvRows.Row row, Identity identity) {
        List<String> programmes = split(row.cell(Columns.PROGRAMME), SEVERAL);
        if (programmes.size() > MOST_DESIGNATIONS) {
            throw new BadCell(Columns.PROGRAMME, "must have at most " + MOST_DESIGNATIONS + " entries");
        }
        PartialDate date = date(row.cell(Columns.DESIGNATED_ON));
        if (programmes.isEmpty() && date != null) {
            throw new BadCell(Columns.PROGRAMME, "is empty though a date of designation is given");
        }
        String source = identity.sources().isEmpty() ? null : String.join(SEVERAL_SOURCES, identity.sources());
        return programmes.stream()
                .map(programme -> {
                    if (programme.length() > LONGEST_PROGRAMME) {
                        throw new BadCell(Columns.PROGRAMME, "must have at most " + LONGEST_PROGRAMME + " characters");
                    }
                    return new Designations.Designation(programme, null, date, source);
                })
                .toList();
    }

    private static PartialDate date(String written) {
        try {
            return written == null ? null : PartialDate.parse(written);
        } catch (IllegalArgumentException e) {
            throw new BadCell(Columns.DESIGNATED_ON, "\"" + shown(written) + "\" " + e.getMessage());
        }
    }

    private <C extends SectionContent> C check(Class<C> type, C content, Function<String, String> columnOf) {
        try {
            return known.check(type, content);
        } catch (InvalidSectionException e) {
            FieldError first = e.errors().getFirst();
            throw new BadCell(columnOf.apply(first.pointer()), first.detail());
        }
    }

    private static List<String> split(String cell, String separator) {
        return cell == null
                ? List.of()
                : Arrays.stream(cell.split(separator))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .toList();
    }

    private static String shown(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    /** A cell that can't be taken; never leaves this class. */
    private static final class BadCell extends RuntimeException {

        private final String column;

        BadCell(String column, String message) {
            super(message, null, false, false);
            this.column = column;
        }
    }
}
