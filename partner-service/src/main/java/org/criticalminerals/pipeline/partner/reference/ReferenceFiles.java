package org.criticalminerals.pipeline.partner.reference;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.access.AccessLaw;
import org.criticalminerals.pipeline.partner.access.AccessLawCheck;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.calendar.Further;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSet;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSetCheck;
import org.criticalminerals.pipeline.partner.party.AgencyDefinition;
import org.criticalminerals.pipeline.partner.party.MarkingLabels;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;

/**
 * Reads the reference data from its folder and checks all of it, so that a fault is found at the start and not at the
 * first review. Unknown fields are faults: a typo never vanishes.
 */
final class ReferenceFiles {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern PARTY_CODE = Pattern.compile("[A-Z][A-Z0-9]{1,15}");
    private static final Pattern AGENCY_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST_FAULTS_SHOWN = 20;

    private final Path folder;
    private final List<String> faults = new ArrayList<>();

    private ReferenceFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads a folder.
     *
     * @throws ReferenceDataException where a file is missing, is no JSON of its kind, or holds a fault
     */
    static ReferenceData read(Path folder) {
        return new ReferenceFiles(folder).read();
    }

    private ReferenceData read() {
        if (!Files.isDirectory(folder)) {
            throw new ReferenceDataException("There is no folder " + folder.toAbsolutePath()
                    + ": set PIPELINE_REFERENCE_DIR to the folder deploy/reference");
        }
        List<PartyFile.Party> parties =
                read(folder.resolve("parties.json"), PartyFile.class).parties();
        List<AgencyDefinition> agencies =
                read(folder.resolve("agencies.json"), AgencyFile.class).agencies();
        Map<String, CalendarFile> calendars = calendars();
        Map<Path, AgreementDefinition> agreements = new LinkedHashMap<>();
        files("agreements").forEach(file -> agreements.put(file, read(file, AgreementDefinition.class)));
        Map<Path, CriteriaSet> criteria = new LinkedHashMap<>();
        files("criteria").forEach(file -> criteria.put(file, read(file, CriteriaSet.class)));

        Map<Path, AccessLaw> laws = new LinkedHashMap<>();
        files("access").forEach(file -> laws.put(file, read(file, AccessLaw.class)));

        checkParties(parties, calendars);
        checkAgencies(agencies, parties);
        checkAgreements(agreements, parties, agencies);
        checkCriteria(criteria, parties, agencies);
        checkChecklists(agreements, criteria.values());
        checkLaws(laws, parties);
        stopAtFaults();
        return new ReferenceData(
                parties.stream()
                        .map(party -> new PartyDefinition(
                                party.code(),
                                party.name(),
                                party.territory(),
                                calendars.get(party.code()).toCalendar(),
                                party.markings()))
                        .toList(),
                agencies,
                List.copyOf(agreements.values()),
                List.copyOf(criteria.values()),
                List.copyOf(laws.values()));
    }

    private Map<String, CalendarFile> calendars() {
        Map<String, CalendarFile> calendars = new TreeMap<>();
        for (Path file : files("calendars")) {
            CalendarFile calendar = read(file, CalendarFile.class);
            checkCalendar(file, calendar);
            if (calendar.party() != null && calendars.put(calendar.party(), calendar) != null) {
                fault(file, "party", calendar.party() + " has a calendar in another file already");
            }
        }
        return calendars;
    }

    private void checkCalendar(Path file, CalendarFile calendar) {
        require(calendar.party() != null, file, "party", "is missing");
        require(calendar.from() <= calendar.to(), file, "from", "must not lie after to");
        require(
                calendar.weekend() != null
                        && !calendar.weekend().isEmpty()
                        && calendar.weekend().size() < 6,
                file,
                "weekend",
                "must name from one to five days of the week");
        require(calendar.holidays() != null && !calendar.holidays().isEmpty(), file, "holidays", "is missing");
        Set<LocalDate> days = new LinkedHashSet<>();
        for (CalendarFile.Holiday holiday : orEmpty(calendar.holidays())) {
            if (holiday.date() == null || holiday.name() == null) {
                fault(file, "holidays", "each needs date and name");
                continue;
            }
            require(days.add(holiday.date()), file, "holidays", holiday.date() + " is there twice");
            require(
                    holiday.date().getYear() >= calendar.from()
                            && holiday.date().getYear() <= calendar.to(),
                    file,
                    "holidays",
                    holiday.date() + " lies outside " + calendar.from() + " to " + calendar.to());
        }
        if (calendar.further() != null) {
            calendar.further()
                    .yearly()
                    .forEach(rule -> require(
                            rule.isClear() && isText(rule.name()),
                            file,
                            "further.yearly",
                            "each needs a name and exactly one of day, easter, equinox"));
        }
        for (PartyCalendar.Recess recess : orEmpty(calendar.recesses())) {
            require(
                    recess.from() != null
                            && recess.to() != null
                            && !recess.from().isAfter(recess.to()),
                    file,
                    "recesses",
                    "each needs from and to, in this order");
        }
    }

    private void checkParties(List<PartyFile.Party> parties, Map<String, CalendarFile> calendars) {
        Path file = folder.resolve("parties.json");
        Set<String> codes = new LinkedHashSet<>();
        Map<String, String> territories = new HashMap<>();
        for (PartyFile.Party party : parties) {
            checkMarkings(file, party);
            String code = party.code();
            if (code == null || !PARTY_CODE.matcher(code).matches() || code.equals(Audience.SECRETARIAT)) {
                fault(file, "code", code + " must be upper-case letters and digits, and not SECRETARIAT");
                continue;
            }
            require(codes.add(code), file, "code", code + " is there twice");
            require(isText(party.name()), file, code + ".name", "is missing");
            require(!party.territory().isEmpty(), file, code + ".territory", "is missing");
            for (String country : party.territory()) {
                require(
                        COUNTRIES.contains(country),
                        file,
                        code + ".territory",
                        country + " is no ISO 3166 country code");
                String other = territories.putIfAbsent(country, code);
                require(other == null, file, code + ".territory", country + " is territory of " + other + " already");
            }
            require(
                    calendars.containsKey(code),
                    file,
                    "code",
                    code + " has no calendar: add a file for it in calendars/");
        }
        calendars.keySet().stream()
                .filter(party -> !codes.contains(party))
                .forEach(party -> fault(folder.resolve("calendars"), "party", party + " is not in parties.json"));
    }

    private void checkMarkings(Path file, PartyFile.Party party) {
        if (party.markings() != null) {
            String field = party.code() + ".markings";
            if (party.markings().source() == null || party.markings().source().isBlank()) {
                fault(file, field, "must name the source of its words");
            }
            for (MarkingKind kind : MarkingKind.values()) {
                if (!party.markings().labels().getOrDefault(kind, Map.of()).containsKey("en")) {
                    fault(file, field + "." + kind, "must have its words in English (en) at least");
                }
            }
        }
    }

    private void checkAgencies(List<AgencyDefinition> agencies, List<PartyFile.Party> parties) {
        Path file = folder.resolve("agencies.json");
        Set<String> codes = parties.stream().map(PartyFile.Party::code).collect(Collectors.toSet());
        codes.add(Audience.SECRETARIAT);
        Set<String> ids = new LinkedHashSet<>();
        for (AgencyDefinition agency : agencies) {
            if (agency.id() == null || !AGENCY_ID.matcher(agency.id()).matches()) {
                fault(file, "id", agency.id() + " must be lower-case words joined by hyphens");
                continue;
            }
            require(ids.add(agency.id()), file, "id", agency.id() + " is there twice");
            require(isText(agency.name()), file, agency.id() + ".name", "is missing");
            require(isText(agency.shortName()), file, agency.id() + ".shortName", "is missing");
            require(
                    agency.party() == null || codes.contains(agency.party()),
                    file,
                    agency.id() + ".party",
                    agency.party() + " is not in parties.json");
            agency.names()
                    .forEach(called -> require(
                            isText(called.name())
                                    && isText(called.shortName())
                                    && (called.validFrom() == null
                                            || called.validTo() == null
                                            || !called.validFrom().isAfter(called.validTo())),
                            file,
                            agency.id() + ".names",
                            "each needs name, shortName, and validFrom and validTo in this order"));
            agency.territory()
                    .forEach(country -> require(
                            COUNTRIES.contains(country),
                            file,
                            agency.id() + ".territory",
                            country + " is no ISO 3166 country code"));
        }
    }

    private void checkAgreements(
            Map<Path, AgreementDefinition> agreements, List<PartyFile.Party> parties, List<AgencyDefinition> agencies) {
        Set<String> codes = parties.stream().map(PartyFile.Party::code).collect(Collectors.toSet());
        Map<String, String> partyOfAgency = partyOfAgency(agencies);
        Set<String> seen = new LinkedHashSet<>();
        agreements.forEach((file, agreement) -> {
            AgreementCheck.faults(agreement, codes, partyOfAgency)
                    .forEach(found -> fault(file, found.field(), found.message()));
            require(seen.add(agreement.code()), file, "code", agreement.code() + " is in another file already");
        });
        require(!agreements.isEmpty(), folder.resolve("agreements"), "", "holds no agreement");
    }

    private static Map<String, String> partyOfAgency(List<AgencyDefinition> agencies) {
        Map<String, String> partyOfAgency = new HashMap<>();
        agencies.forEach(agency -> partyOfAgency.put(agency.id(), String.valueOf(agency.party())));
        return partyOfAgency;
    }

    private void checkCriteria(
            Map<Path, CriteriaSet> criteria, List<PartyFile.Party> parties, List<AgencyDefinition> agencies) {
        Set<String> codes = parties.stream().map(PartyFile.Party::code).collect(Collectors.toSet());
        Map<String, String> partyOfAgency = partyOfAgency(agencies);
        Set<String> seen = new LinkedHashSet<>();
        criteria.forEach((file, set) -> {
            CriteriaSetCheck.faults(set, codes, partyOfAgency)
                    .forEach(found -> fault(file, found.field(), found.message()));
            require(seen.add(set.code()), file, "code", set.code() + " is in another file already");
        });
    }

    private void checkLaws(Map<Path, AccessLaw> laws, List<PartyFile.Party> parties) {
        Set<String> codes = parties.stream().map(PartyFile.Party::code).collect(Collectors.toSet());
        Set<String> seen = new LinkedHashSet<>();
        laws.forEach((file, law) -> {
            AccessLawCheck.faults(law, codes).forEach(found -> fault(file, found.field(), found.message()));
            require(seen.add(law.party()), file, "party", law.party() + " has a law on access in another file already");
        });
    }

    private void checkChecklists(Map<Path, AgreementDefinition> agreements, Collection<CriteriaSet> criteria) {
        agreements.forEach((file, agreement) -> agreement
                .requiredChecklists()
                .forEach((gate, codes) -> codes.forEach(code -> {
                    String field = "requiredChecklists." + gate;
                    Optional<CriteriaSet> set = criteria.stream()
                            .filter(one -> code.equals(one.code()))
                            .findFirst();
                    require(set.isPresent(), file, field, code + " is in no file of criteria/");
                    set.map(CriteriaSet::party)
                            .ifPresent(party -> require(
                                    agreement.parties().contains(party),
                                    file,
                                    field,
                                    code + " is answered by " + party + ", which is no party of this agreement"));
                })));
    }

    private List<Path> files(String name) {
        Path subfolder = folder.resolve(name);
        try (Stream<Path> files = Files.list(subfolder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ReferenceDataException("The folder " + subfolder + " can't be read");
        }
    }

    private <T> T read(Path file, Class<T> type) {
        try {
            T content = JSON.readValue(Files.readString(file), type);
            if (content == null) {
                throw new ReferenceDataException(file + " holds nothing");
            }
            return content;
        } catch (JsonMappingException e) {
            throw new ReferenceDataException(file + ", field " + path(e) + ": " + e.getOriginalMessage());
        } catch (JacksonException e) {
            throw new ReferenceDataException(
                    file + ", line " + e.getLocation().getLineNr() + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new ReferenceDataException(file + " can't be read: " + e);
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex()))
                .collect(Collectors.joining("."));
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private void require(boolean holds, Path file, String field, String message) {
        if (!holds) {
            fault(file, field, message);
        }
    }

    private void fault(Path file, String field, String message) {
        faults.add(folder.relativize(file) + ", " + field + ": " + message);
    }

    private void stopAtFaults() {
        if (!faults.isEmpty()) {
            throw new ReferenceDataException("The reference data in " + folder + " can't be loaded:\n  "
                    + faults.stream().limit(MOST_FAULTS_SHOWN).collect(Collectors.joining("\n  ")));
        }
    }

    /** The file of the parties. */
    private record PartyFile(List<Party> parties) {
        PartyFile {
            parties = orEmpty(parties);
        }

        private record Party(String code, String name, List<String> territory, MarkingLabels markings) {
            Party {
                territory = orEmpty(territory);
            }
        }
    }

    /** The file of the agencies. */
    private record AgencyFile(List<AgencyDefinition> agencies) {
        AgencyFile {
            agencies = orEmpty(agencies);
        }
    }

    /** A file of a party's calendar; source and note are for its readers. */
    private record CalendarFile(
            String party,
            String source,
            String note,
            Set<DayOfWeek> weekend,
            int from,
            int to,
            List<Holiday> holidays,
            List<PartyCalendar.Recess> recesses,
            Further further) {

        private record Holiday(LocalDate date, String name) {}

        PartyCalendar toCalendar() {
            Map<LocalDate, String> days = holidays.stream().collect(Collectors.toMap(Holiday::date, Holiday::name));
            return new PartyCalendar(party, weekend, from, to, days, orEmpty(recesses), further);
        }
    }
}
