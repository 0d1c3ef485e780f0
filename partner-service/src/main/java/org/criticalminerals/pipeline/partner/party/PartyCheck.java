package org.criticalminerals.pipeline.partner.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.PublicHolidays;

/** Whether a party may be entered with its agencies and its calendar. */
final class PartyCheck {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,15}");
    private static final Pattern AGENCY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,8}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_ID = 60;
    private static final int MOST = 500;
    private static final int LONGEST_CALENDAR = 50;

    private final List<FieldError> errors = new ArrayList<>();

    private PartyCheck() {}

    /**
     * What is wrong.
     *
     * @param party the party
     * @param agencies its agencies
     * @param knownAgencies ids of agencies that are there already
     * @param owners the party of each country that is territory already
     * @param library the public holidays of countries
     */
    static List<FieldError> errors(
            PartyDefinition party,
            List<AgencyDefinition> agencies,
            Set<String> knownAgencies,
            Map<String, String> owners,
            PublicHolidays library) {
        PartyCheck check = new PartyCheck();
        check.party(party, owners);
        check.calendar(party.calendar(), library);
        check.agencies(party.code(), agencies, knownAgencies);
        return List.copyOf(check.errors);
    }

    /**
     * What is wrong with a party that is there already.
     *
     * @param owners the party of each country that is territory already, its own included
     */
    static List<FieldError> errors(PartyDefinition party, Map<String, String> owners, PublicHolidays library) {
        PartyCheck check = new PartyCheck();
        Map<String, String> others = new HashMap<>(owners);
        others.values().removeIf(party.code()::equals);
        check.party(party, others);
        check.calendar(party.calendar(), library);
        return List.copyOf(check.errors);
    }

    /**
     * What is wrong with an agency.
     *
     * @param territory the territory of its party, of which it watches some; null for participants of no party
     */
    static List<FieldError> errors(AgencyDefinition agency, List<String> territory) {
        PartyCheck check = new PartyCheck();
        check.agency(agency, "");
        if (territory != null) {
            agency.territory()
                    .forEach(country -> check.require(
                            territory.contains(country), "/territory", country + " is no territory of its party"));
        }
        check.require(agency.territory().size() <= MOST, "/territory", "must be at most " + MOST);
        check.require(agency.names().size() <= MOST, "/name", "has changed too often: at most " + MOST + " times");
        return List.copyOf(check.errors);
    }

    private void party(PartyDefinition party, Map<String, String> owners) {
        boolean isCode = party.code() != null
                && CODE.matcher(party.code()).matches()
                && !party.code().equals(Audience.SECRETARIAT);
        require(isCode, "/code", "must be upper-case letters and digits, and not SECRETARIAT");
        name("/name", party.name());
        require(!party.territory().isEmpty(), "/territory", "is missing");
        for (String country : party.territory()) {
            require(COUNTRIES.contains(country), "/territory", country + " is no ISO 3166 country code");
            String other = owners.get(country);
            require(other == null, "/territory", country + " is territory of " + other + " already");
        }
    }

    private void calendar(PartyCalendar calendar, PublicHolidays library) {
        if (calendar == null) {
            require(false, "/calendar", "is missing: weekend, from, to, holidays, recesses, further");
            return;
        }
        require(
                !calendar.weekend().isEmpty() && calendar.weekend().size() < 6,
                "/calendar/weekend",
                "must name from one to five days of the week");
        require(calendar.from() <= calendar.to(), "/calendar/from", "must not lie after to");
        require(
                calendar.to() - calendar.from() < LONGEST_CALENDAR,
                "/calendar/to",
                "must lie within " + LONGEST_CALENDAR + " years");
        require(calendar.holidays().size() <= MOST, "/calendar/holidays", "must be at most " + MOST);
        require(calendar.recesses().size() <= MOST, "/calendar/recesses", "must be at most " + MOST);
        calendar.recesses()
                .forEach(recess -> require(
                        recess.from() != null
                                && recess.to() != null
                                && !recess.from().isAfter(recess.to()),
                        "/calendar/recesses",
                        "each needs from and to, in this order"));
        if (calendar.further() != null) {
            String code = calendar.further().library();
            require(
                    code == null || library.knows(code),
                    "/calendar/further/library",
                    code + " is no country that the library of public holidays knows");
            calendar.further()
                    .yearly()
                    .forEach(rule -> require(
                            rule.isClear() && rule.name() != null,
                            "/calendar/further/yearly",
                            "each needs a name and exactly one of day, easter, equinox"));
        }
    }

    private void agencies(String party, List<AgencyDefinition> agencies, Set<String> known) {
        require(!agencies.isEmpty(), "/agencies", "is missing: a party acts through agencies");
        require(agencies.size() <= MOST, "/agencies", "must be at most " + MOST);
        Set<String> ids = new LinkedHashSet<>(known);
        for (int index = 0; index < agencies.size(); index++) {
            AgencyDefinition agency = agencies.get(index);
            String at = "/agencies/" + index;
            require(ids.add(agency.id()), at + "/id", agency.id() + " is there already");
            require(
                    agency.party() == null || agency.party().equals(party),
                    at + "/party",
                    "is " + party + "; leave it out");
            agency(agency, at);
        }
    }

    private void agency(AgencyDefinition agency, String at) {
        boolean isId = agency.id() != null
                && agency.id().length() <= LONGEST_ID
                && AGENCY.matcher(agency.id()).matches();
        require(isId, at + "/id", "must be lower-case words joined by hyphens");
        name(at + "/name", agency.name());
        name(at + "/shortName", agency.shortName());
        agency.territory()
                .forEach(country -> require(
                        COUNTRIES.contains(country), at + "/territory", country + " is no ISO 3166 country code"));
        agency.names().forEach(called -> name(at + "/names", called.name()));
    }

    private void name(String pointer, String name) {
        require(name != null && !name.isBlank(), pointer, "is missing");
        require(
                name == null || name.length() <= LONGEST_NAME,
                pointer,
                "must have at most " + LONGEST_NAME + " characters");
    }

    private void require(boolean holds, String pointer, String message) {
        if (!holds) {
            errors.add(new FieldError(pointer, message));
        }
    }
}
