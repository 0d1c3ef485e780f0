package org.criticalminerals.pipeline.partner.party;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that changes of an agency. A change keeps its act, not the result: what else took effect meanwhile stays. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgencyAct.Entered.class, name = "AGENCY_ENTERED"),
    @JsonSubTypes.Type(value = AgencyAct.Renamed.class, name = "AGENCY_NAME"),
    @JsonSubTypes.Type(value = AgencyAct.TerritoryChanges.class, name = "AGENCY_TERRITORY"),
    @JsonSubTypes.Type(value = AgencyAct.Closes.class, name = "AGENCY_CLOSES"),
    @JsonSubTypes.Type(value = AgencyAct.Reopens.class, name = "AGENCY_REOPENS")
})
@Schema(
        description = "One thing that changes of an agency; its type says which",
        oneOf = {
            AgencyAct.Entered.class,
            AgencyAct.Renamed.class,
            AgencyAct.TerritoryChanges.class,
            AgencyAct.Closes.class,
            AgencyAct.Reopens.class
        })
public sealed interface AgencyAct {

    /**
     * The agency after it; {@link PartyCheck} says whether that may be.
     *
     * @param now what holds; null for one that isn't there yet
     * @param day from when it holds
     * @param faults takes why it can't be done
     */
    AgencyDefinition on(AgencyDefinition now, LocalDate day, List<FieldError> faults);

    /** Whether it can hold since a day that is past: what the world calls an agency, or that it closed, is told late. */
    default boolean mayBeLate() {
        return false;
    }

    /**
     * A further agency.
     *
     * @param id its id
     * @param name its full name
     * @param shortName its short name
     * @param party its party; absent for a participant that belongs to none
     * @param territory ISO 3166 codes that it watches as a Member State
     */
    record Entered(String id, String name, String shortName, String party, List<String> territory)
            implements AgencyAct {
        @Override
        public AgencyDefinition on(AgencyDefinition now, LocalDate day, List<FieldError> faults) {
            if (now != null) {
                faults.add(new FieldError("/id", id + " is there already"));
                return now;
            }
            return new AgencyDefinition(id, strip(name), strip(shortName), party, territory, List.of(), null);
        }
    }

    /**
     * It is called otherwise; what it was called until then is kept with its dates.
     *
     * @param name its full name from then on
     * @param shortName its short name from then on
     */
    record Renamed(String name, String shortName) implements AgencyAct {
        @Override
        public AgencyDefinition on(AgencyDefinition now, LocalDate day, List<FieldError> faults) {
            List<AgencyName> names = new ArrayList<>();
            AgencyName until = now.nameOn(day);
            if (now.names().stream()
                    .anyMatch(called ->
                            called.validFrom() != null && !called.validFrom().isBefore(day))) {
                faults.add(new FieldError(
                        "/effectiveFrom", "must lie after the day on which the name changed last or is to change"));
                return now;
            }
            for (AgencyName called : now.names()) {
                if (!called.equals(until)) {
                    names.add(called);
                }
            }
            names.add(new AgencyName(until.name(), until.shortName(), until.validFrom(), day.minusDays(1)));
            names.add(new AgencyName(strip(name), strip(shortName), day, null));
            return new AgencyDefinition(
                    now.id(), strip(name), strip(shortName), now.party(), now.territory(), names, now.closedOn());
        }

        @Override
        public boolean mayBeLate() {
            return true;
        }
    }

    /**
     * It watches another territory.
     *
     * @param territory all its ISO 3166 codes from then on
     */
    record TerritoryChanges(List<String> territory) implements AgencyAct {
        @Override
        public AgencyDefinition on(AgencyDefinition now, LocalDate day, List<FieldError> faults) {
            return new AgencyDefinition(
                    now.id(), now.name(), now.shortName(), now.party(), territory, now.names(), now.closedOn());
        }
    }

    /** It closes: from that day on it acts no more. */
    record Closes() implements AgencyAct {
        @Override
        public AgencyDefinition on(AgencyDefinition now, LocalDate day, List<FieldError> faults) {
            if (now.closedOn() != null) {
                faults.add(new FieldError("/type", "it is closed since " + now.closedOn()));
            }
            return closedOn(now, day);
        }

        @Override
        public boolean mayBeLate() {
            return true;
        }
    }

    /** It acts again. */
    record Reopens() implements AgencyAct {
        @Override
        public AgencyDefinition on(AgencyDefinition now, LocalDate day, List<FieldError> faults) {
            if (now.closedOn() == null) {
                faults.add(new FieldError("/type", "it isn't closed"));
            }
            return closedOn(now, null);
        }
    }

    private static AgencyDefinition closedOn(AgencyDefinition now, LocalDate day) {
        return new AgencyDefinition(
                now.id(), now.name(), now.shortName(), now.party(), now.territory(), now.names(), day);
    }

    private static String strip(String text) {
        return text == null ? null : text.strip();
    }
}
