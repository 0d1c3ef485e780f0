package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.PublicHolidays;

/**
 * Gives parties, agencies and calendars to whoever asks; takes new versions of them from the reference data, and further
 * parties from the secretariat.
 */
@ApplicationScoped
public class PartyService {

    /** Years beyond this one that the longest review with its extension can reach. */
    private static final int FURTHEST = 4;

    private final PartyRepository parties;
    private final AgencyRepository agencies;
    private final PartyVersions versions;
    private final PublicHolidays holidays;
    private final Clock clock;

    PartyService(
            PartyRepository parties,
            AgencyRepository agencies,
            PartyVersions versions,
            PublicHolidays holidays,
            Clock clock) {
        this.parties = parties;
        this.agencies = agencies;
        this.versions = versions;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * A party with its agencies.
     *
     * @param definition what it is
     * @param agencies through whom it acts
     */
    public record PartyWithAgencies(PartyDefinition definition, List<AgencyDefinition> agencies) {}

    /**
     * Parties in the order of their codes, each with its agencies.
     *
     * @param after the code behind which to begin; empty for the first
     * @param limit how many at most
     */
    @Transactional
    public List<PartyWithAgencies> list(String after, int limit) {
        List<PartyRow> rows = parties.after(after, limit);
        Map<String, List<AgencyDefinition>> byParty = agencies
                .of(rows.stream().map(row -> row.code).toList())
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.party, Collectors.mapping(row -> row.definition, Collectors.toList())));
        return rows.stream()
                .map(row -> new PartyWithAgencies(row.definition, byParty.getOrDefault(row.code, List.of())))
                .toList();
    }

    /** A party with its agencies. */
    @Transactional
    public Optional<PartyWithAgencies> get(String code) {
        return parties.findByIdOptional(code)
                .map(row -> new PartyWithAgencies(
                        row.definition,
                        agencies.of(List.of(code)).stream()
                                .map(agency -> agency.definition)
                                .toList()));
    }

    /** Codes of all parties; a handful by nature. */
    @Transactional
    public Set<String> codes() {
        return parties.listAll().stream().map(row -> row.code).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The party of each agency that acts today; {@code null} as a word for those that belong to none. */
    @Transactional
    public Map<String, String> partyOfAgency() {
        return partyOf(agencies.listAll().stream().filter(row -> row.definition.isOpenOn(today())));
    }

    /** The party of each agency, also of those that have closed: what ended keeps the names of who led it. */
    @Transactional
    public Map<String, String> partyOfEveryAgency() {
        return partyOf(agencies.streamAll());
    }

    /** The ids of a party's agencies. */
    @Transactional
    public Set<String> agenciesOf(String party) {
        return agencies.of(Set.of(party)).stream().map(row -> row.id).collect(Collectors.toSet());
    }

    private static Map<String, String> partyOf(Stream<AgencyRow> rows) {
        return rows.collect(Collectors.toMap(row -> row.id, row -> String.valueOf(row.party)));
    }

    /** A party's calendar in a year, as far as it goes; empty where there is no such party. */
    @Transactional
    public Optional<PartyCalendar> calendar(String code, int year) {
        return parties.findByIdOptional(code)
                .map(row -> row.definition.calendar().covering(year, year, holidays));
    }

    /**
     * Enters a further party with its agencies and its calendar, for the acting coordinator.
     *
     * @return the party as it stands
     */
    @Transactional
    public PartyWithAgencies enter(PartyDefinition party, List<AgencyDefinition> of, Actor by) {
        List<FieldError> errors =
                PartyCheck.errors(party, of, partyOfEveryAgency().keySet(), parties.owners(), holidays);
        if (parties.findByIdOptional(party.code()).isPresent()) {
            throw Problems.conflict(
                    "party-exists",
                    "There is such a party already",
                    "The code " + party.code() + " is taken. Choose another.");
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        versions.entered(party, by);
        List<AgencyDefinition> its =
                of.stream().map(agency -> agency.of(party.code())).toList();
        its.forEach(agency -> versions.entered(agency, by));
        return new PartyWithAgencies(party, its);
    }

    /**
     * Tells the others of agencies that are called otherwise from today on, in the current worker transaction.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int tellNewNames() {
        return versions.tellNewNames();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Parties by their codes, in no order; their calendars reach as far as a deadline may. */
    @Transactional
    public List<PartyDefinition> find(Collection<String> codes) {
        int year = today().getYear();
        return parties.list("code in ?1", codes).stream()
                .map(row -> row.definition)
                .map(party -> party.with(party.calendar().covering(year - 1, year + FURTHEST, holidays)))
                .toList();
    }

    /**
     * Agencies in the order of their ids.
     *
     * @param after the id behind which to begin; empty for the first
     * @param unaffiliated whether only those that belong to no party
     * @param limit how many at most
     */
    @Transactional
    public List<AgencyDefinition> agencies(String after, boolean unaffiliated, int limit) {
        return agencies.after(after, unaffiliated, limit).stream()
                .map(row -> row.definition)
                .toList();
    }

    /** The agency of that id. */
    @Transactional
    public Optional<AgencyDefinition> agency(String id) {
        return agencies.findByIdOptional(id).map(row -> row.definition);
    }

    /** What an agency is called in a sentence; its id where it isn't known. */
    @Transactional
    public String nameOf(String agency) {
        return agencies.findByIdOptional(agency)
                .map(row -> row.definition.nameOn(today()).name())
                .orElse(agency);
    }

    /**
     * Takes a checked party in the current worker transaction; tells the others where it is new.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(PartyDefinition definition) {
        return versions.load(definition);
    }

    /**
     * Takes a checked agency in the current worker transaction; tells the others where it is new.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(AgencyDefinition definition) {
        return versions.load(definition);
    }
}
