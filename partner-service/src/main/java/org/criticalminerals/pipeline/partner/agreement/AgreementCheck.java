package org.criticalminerals.pipeline.partner.agreement;

import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.BaseEvent;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Deadlines;
import org.criticalminerals.pipeline.partner.review.rules.RuleCheck;

/** Whether an agreement may be loaded, or take effect: nothing in it may be unknown, missing or contradictory. */
public final class AgreementCheck {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    // What may stand in the header of a challenge without a quote.
    private static final Pattern ACR = Pattern.compile("[A-Za-z0-9:/._-]{1,100}( [A-Za-z0-9:/._-]{1,100}){0,4}");
    private static final Set<ActKind> NEEDS_CONSENT = Set.of(ActKind.FOUNDATION, ActKind.PARTY_JOINS);
    private static final int LONGEST_REMINDER = 20;
    private static final int LONGEST_QUESTION = 60;
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_MONTHS = 600;
    private static final int LONGEST_DAYS = 20_000;
    private static final int MOST = 50;
    private static final String TOO_LONG = "must have at most this many characters: ";
    private static final Set<MarkingKind> DEFAULTS = Set.of(MarkingKind.PARTIES, MarkingKind.RELEASABLE_TO);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final AgreementDefinition agreement;
    private final Set<String> knownParties;
    private final Map<String, String> partyOfAgency;
    private final List<Fault> faults = new ArrayList<>();

    private AgreementCheck(AgreementDefinition agreement, Set<String> knownParties, Map<String, String> partyOfAgency) {
        this.agreement = agreement;
        this.knownParties = knownParties;
        this.partyOfAgency = partyOfAgency;
    }

    /**
     * A fault of the data.
     *
     * @param field where, for example {@code rules.SUPPORT.silence}
     * @param message what is wrong and what would be right
     */
    public record Fault(String field, String message) {}

    /**
     * All faults of an agreement.
     *
     * @param agreement the agreement
     * @param knownParties codes of all parties
     * @param partyOfAgency the party of each known agency
     */
    public static List<Fault> faults(
            AgreementDefinition agreement, Set<String> knownParties, Map<String, String> partyOfAgency) {
        AgreementCheck check = new AgreementCheck(agreement, knownParties, partyOfAgency);
        check.identity();
        check.parties();
        check.agencies();
        check.seniorLevel();
        check.signing();
        check.scope();
        check.deadlines();
        check.rules();
        check.changeRules();
        check.sections();
        check.hostConsents();
        check.clocks();
        check.amendment();
        return List.copyOf(check.faults);
    }

    private void identity() {
        require(
                agreement.code() != null && CODE.matcher(agreement.code()).matches(),
                "code",
                "must be lower-case words joined by hyphens");
        require(agreement.code() == null || agreement.code().length() <= LONGEST_CODE, "code", TOO_LONG + LONGEST_CODE);
        text("title", agreement.title(), LONGEST_TITLE, "is missing");
        text("legalNature", agreement.legalNature(), LONGEST_TITLE, "is missing: binding or not, in words");
        require(agreement.note() == null || agreement.note().length() <= LONGEST_TEXT, "note", TOO_LONG + LONGEST_TEXT);
        require(agreement.sources().size() <= MOST, "sources", "must be at most " + MOST);
        agreement.sources().forEach(source -> text("sources", source, LONGEST_TITLE, "holds an empty one"));
        require(agreement.lifecycle() != null, "lifecycle", "is missing");
    }

    private void parties() {
        require(agreement.parties().size() >= 2, "parties", "needs at least two parties");
        require(
                new HashSet<>(agreement.parties()).size() == agreement.parties().size(),
                "parties",
                "names a party twice");
        agreement.parties().stream()
                .filter(party -> !knownParties.contains(party))
                .forEach(party -> add("parties", party + " is no party that is known"));
    }

    private void agencies() {
        agreement
                .parties()
                .forEach(party -> require(
                        agreement.leads().containsKey(party),
                        "leads." + party,
                        "is missing: the agency that signs for it"));
        agreement.leads().forEach((party, agency) -> agency("leads." + party, party, agency));
        agreement
                .consulted()
                .forEach((party, agencies) -> agencies.forEach(agency -> agency("consulted." + party, party, agency)));
    }

    private void seniorLevel() {
        agreement.seniorLevel().forEach((party, senior) -> {
            String field = "seniorLevel." + party;
            agency(field, party, senior.agency());
            text(field + ".title", senior.title(), LONGEST_TITLE, "is missing: who it is, in words");
        });
    }

    private void signing() {
        agreement
                .mandatoryClearance()
                .forEach((party, agencies) -> agencies.forEach(agency -> require(
                        agreement.consulted().getOrDefault(party, List.of()).contains(agency),
                        "mandatoryClearance." + party,
                        agency + " isn't in consulted." + party
                                + ", and only who is consulted can be asked to clear")));
        require(
                agreement.signingAcr() == null
                        || ACR.matcher(agreement.signingAcr()).matches(),
                "signingAcr",
                "must be from one to five acr values of the realm, separated by a space");
    }

    private void agency(String field, String party, String agency) {
        require(agreement.parties().contains(party), field, party + " is no party of this agreement");
        String its = partyOfAgency.get(agency);
        if (its == null) {
            add(field, agency + " is no agency that is known");
        } else {
            require(its.equals(party), field, agency + " is an agency of " + its + ", not of " + party);
        }
    }

    private void scope() {
        agreement.scope().countries().stream()
                .filter(country -> !COUNTRIES.contains(country))
                .forEach(country -> add("scope.countries", country + " is no ISO 3166 country code"));
    }

    private void deadlines() {
        Deadlines deadlines = agreement.deadlines();
        if (deadlines == null) {
            add("deadlines", "is missing: cutOff, zone, reminderWorkingDays");
            return;
        }
        require(deadlines.cutOff() != null, "deadlines.cutOff", "is missing, for example 17:00");
        require(deadlines.zone() != null, "deadlines.zone", "is missing, for example Europe/Brussels");
        require(
                deadlines.reminderWorkingDays() >= 1 && deadlines.reminderWorkingDays() <= LONGEST_REMINDER,
                "deadlines.reminderWorkingDays",
                "must be from 1 to " + LONGEST_REMINDER);
        require(
                deadlines.longestQuestion() >= 1 && deadlines.longestQuestion() <= LONGEST_QUESTION,
                "deadlines.questionWorkingDays",
                "must be from 1 to " + LONGEST_QUESTION);
    }

    private void rules() {
        for (Gate gate : Gate.values()) {
            RuleDefinition definition = agreement.rules().get(gate);
            if (definition == null) {
                add("rules." + gate, "is missing: every gate needs a rule");
            } else {
                Rule rule = definition.toRule();
                RuleCheck.faults(
                                SubjectType.CANDIDACY_GATE,
                                gate,
                                rule,
                                isText(definition.tacitConsentBy()),
                                agreement.parties())
                        .forEach(fault -> add("rules." + gate + "." + fault.field(), fault.message()));
            }
        }
    }

    private void changeRules() {
        agreement.changeRules().forEach((type, definition) -> {
            String field = "changeRules." + type;
            if (type == SubjectType.CANDIDACY_GATE) {
                add(field, "belongs to rules, one for each gate");
            } else {
                RuleCheck.faults(
                                type,
                                null,
                                definition.toRule(),
                                isText(definition.tacitConsentBy()),
                                agreement.parties())
                        .forEach(fault -> add(field + "." + fault.field(), fault.message()));
            }
        });
    }

    private void sections() {
        agreement.requiredSections().forEach((gate, sections) -> sections.stream()
                .filter(section -> Section.of(section).isEmpty())
                .forEach(section -> add("requiredSections." + gate, section + " is no section of a dossier")));
        agreement.confidentialSections().stream()
                .filter(section ->
                        Section.of(section).isEmpty() || Section.of(section).equals(Optional.of(Section.IDENTITY)))
                .forEach(section -> add(
                        "confidentialSections",
                        section + " is no section of a dossier, or the one that names the project"));
        agreement.markingDefaults().forEach((section, marking) -> {
            require(Section.of(section).isPresent(), "markingDefaults." + section, "is no section of a dossier");
            require(
                    DEFAULTS.contains(marking),
                    "markingDefaults." + section,
                    "must be PARTIES or RELEASABLE_TO; narrower markings are an official's choice");
        });
    }

    private void hostConsents() {
        agreement.hostConsentForms().forEach((party, form) -> {
            String field = "hostConsentForms." + party;
            require(form != null, field, "must be EXPLICIT, MAY_OBJECT or NOT_ASKED");
            require(
                    party.equals(AgreementDefinition.THIRD_COUNTRY)
                            || agreement.parties().contains(party),
                    field,
                    "must be a party of this agreement or " + AgreementDefinition.THIRD_COUNTRY);
        });
    }

    private void clocks() {
        Set<String> names = new HashSet<>();
        require(agreement.clocks().size() <= MOST, "clocks", "must be at most " + MOST);
        agreement.clocks().forEach(clock -> {
            clock(clock);
            require(names.add(clock.name()), "clocks", clock.name() + " is there twice");
        });
    }

    private void amendment() {
        agreement.amendment().forEach((kind, procedure) -> {
            require(
                    procedure != Procedure.SECRETARIAT || kind == ActKind.EDITORIAL,
                    "amendment." + kind,
                    "SECRETARIAT is for EDITORIAL alone: use CONSENT_OF_ALL or REVIEW");
            require(
                    procedure != Procedure.REVIEW || !NEEDS_CONSENT.contains(kind),
                    "amendment." + kind,
                    "a party that isn't in yet has no voice in a review: use CONSENT_OF_ALL");
            require(
                    procedure != Procedure.REVIEW || agreement.changeRules().containsKey(SubjectType.AMENDMENT),
                    "changeRules.AMENDMENT",
                    "is missing, since changes of " + kind + " are reviewed");
        });
    }

    private void clock(ClockDefinition clock) {
        String field = "clocks." + clock.name();
        text("clocks", clock.name(), LONGEST_TITLE, "one has no name");
        require(clock.baseEvent() != null, field + ".baseEvent", "is missing");
        require(
                clock.baseEvent() != BaseEvent.DATE || clock.date() != null,
                field + ".date",
                "is missing, since the clock counts from a date");
        require(isPeriod(clock.length()), field + ".length", "must be an ISO 8601 period, for example P60D");
        text(field + ".fulfilledBy", clock.fulfilledBy(), LONGEST_TEXT, "is missing");
        require(clock.reminders().size() <= MOST, field + ".reminders", "must be at most " + MOST);
        clock.reminders()
                .forEach(reminder ->
                        require(isPeriod(reminder), field + ".reminders", reminder + " is no ISO 8601 period"));
    }

    private void text(String field, String text, int longest, String missing) {
        require(isText(text), field, missing);
        require(text == null || text.length() <= longest, field, TOO_LONG + longest);
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank();
    }

    private static boolean isPeriod(String text) {
        try {
            return text != null
                    && !Period.parse(text).isNegative()
                    && Period.parse(text).toTotalMonths() <= LONGEST_MONTHS
                    && Period.parse(text).getDays() <= LONGEST_DAYS;
        } catch (DateTimeException e) {
            return false;
        }
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
