package org.criticalminerals.pipeline.partner.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.partner.json.StoredJson;

/** Gives parties, agencies and calendars to whoever asks, and takes new versions of them from the reference data. */
@ApplicationScoped
public class PartyService {

    private final PartyRepository parties;
    private final AgencyRepository agencies;
    private final PartyEvents events;
    private final Clock clock;

    PartyService(PartyRepository parties, AgencyRepository agencies, PartyEvents events, Clock clock) {
        this.parties = parties;
        this.agencies = agencies;
        this.events = events;
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

    /** Parties by their codes, in no order. */
    @Transactional
    public List<PartyDefinition> find(Collection<String> codes) {
        return parties.list("code in ?1", codes).stream()
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
                .map(row -> row.definition.name())
                .orElse(agency);
    }

    /**
     * Takes a checked party in the current worker transaction; tells the others where it is new.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(PartyDefinition definition) {
        String hash = StoredJson.hash(definition);
        PartyRow row = parties.findById(definition.code());
        if (row != null && row.hash.equals(hash)) {
            return false;
        }
        if (row == null) {
            row = new PartyRow();
            row.code = definition.code();
        }
        row.version++;
        row.hash = hash;
        row.definition = definition;
        row.loadedAt = clock.instant();
        parties.persist(row);
        events.tell(definition, row.version);
        return true;
    }

    /**
     * Takes a checked agency in the current worker transaction; tells the others where it is new.
     *
     * @return whether anything changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean load(AgencyDefinition definition) {
        String hash = StoredJson.hash(definition);
        AgencyRow row = agencies.findById(definition.id());
        if (row != null && row.hash.equals(hash)) {
            return false;
        }
        if (row == null) {
            row = new AgencyRow();
            row.id = definition.id();
        }
        row.version++;
        row.hash = hash;
        row.party = definition.party();
        row.definition = definition;
        row.loadedAt = clock.instant();
        agencies.persist(row);
        events.tell(definition, row.version);
        return true;
    }
}
