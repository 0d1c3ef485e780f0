package org.criticalminerals.pipeline.partner.agreement;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.calendar.CutOff;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;

/**
 * An agreement as the reference data writes it (DOMAIN.md, "Agreements, parties, agencies"). {@link AgreementCheck}
 * says whether it may be loaded.
 *
 * @param code its code, for example {@code us-eu-mou}
 * @param title its title
 * @param sources where its facts are from
 * @param note what a reader of the data should know; null where nothing
 * @param legalNature binding or not, in words
 * @param lifecycle where it stands
 * @param signedOn date of signature; null where unsigned or unknown
 * @param inForceOn date of its entry into force; null where it isn't in force or that is unknown
 * @param parties codes of its parties, in the order in which they are named
 * @param leads the lead agency by party
 * @param consulted the consulted agencies by party
 * @param mandatoryClearance those of them that must have answered before their party signs, by party
 * @param signingAcr how strongly one must have signed in to sign, as {@code acr} values; null where it doesn't matter
 * @param scope what projects it covers
 * @param deadlines how deadlines are set
 * @param rules the rule per gate
 * @param changeRules the rule for each other question; one that has none can't be reviewed under this agreement
 * @param requiredSections sections of the dossier that a gate asks for, by their names
 * @param markingDefaults the marking of a section that carries none, by its name
 * @param confidentialSections sections that reach another party by the promoter's consent alone; the usual ones where
 *     absent
 * @param clocks what has to happen by when
 * @param requiredChecklists codes of the criteria sets and checklists that have to be answered before a gate
 * @param hostConsentGates the gates that wait for the consent of site states; {@code SUPPORT} where absent
 * @param hostConsentForms how the states of a party's territory, or {@link #THIRD_COUNTRY} for all others, are asked;
 *     what is absent takes {@link HostConsentForm#EXPLICIT} for third countries and {@link HostConsentForm#NOT_ASKED}
 *     for parties, which decide by their positions
 * @param seniorLevel to whom questions go that were not decided in time, by party
 * @param amendment how changes of a kind are agreed; {@code CONSENT_OF_ALL} where a kind is absent
 */
public record AgreementDefinition(
        String code,
        String title,
        List<String> sources,
        String note,
        String legalNature,
        AgreementLifecycle lifecycle,
        LocalDate signedOn,
        LocalDate inForceOn,
        List<String> parties,
        Map<String, String> leads,
        Map<String, List<String>> consulted,
        Map<String, List<String>> mandatoryClearance,
        String signingAcr,
        Scope scope,
        Deadlines deadlines,
        Map<Gate, RuleDefinition> rules,
        Map<SubjectType, RuleDefinition> changeRules,
        Map<Gate, List<String>> requiredSections,
        Map<String, MarkingKind> markingDefaults,
        List<String> confidentialSections,
        List<ClockDefinition> clocks,
        Map<Gate, List<String>> requiredChecklists,
        Set<Gate> hostConsentGates,
        Map<String, HostConsentForm> hostConsentForms,
        Map<String, Senior> seniorLevel,
        Map<ActKind, Procedure> amendment) {

    /** Stands for every state that is territory of no party of the agreement. */
    public static final String THIRD_COUNTRY = "THIRD_COUNTRY";

    /** The sections that are business-confidential where an agreement doesn't say otherwise. */
    private static final List<String> CONFIDENTIAL =
            List.of("finance", "offtake", "ownership", "production", "resources");

    public AgreementDefinition {
        sources = Lists.orEmpty(sources);
        parties = Lists.orEmpty(parties);
        leads = Lists.orEmpty(leads);
        consulted = Lists.orEmpty(consulted);
        mandatoryClearance = Lists.orEmpty(mandatoryClearance);
        scope = scope == null ? new Scope(List.of(), List.of(), List.of()) : scope;
        rules = Lists.orEmpty(rules);
        changeRules = Lists.orEmpty(changeRules);
        requiredSections = Lists.orEmpty(requiredSections);
        markingDefaults = Lists.orEmpty(markingDefaults);
        // In their order, so that equal content has an equal hash.
        confidentialSections = confidentialSections == null
                ? CONFIDENTIAL
                : confidentialSections.stream().distinct().sorted().toList();
        clocks = Lists.orEmpty(clocks);
        requiredChecklists = Lists.orEmpty(requiredChecklists);
        // In their order, so that equal content has an equal hash.
        hostConsentGates = Collections.unmodifiableSortedSet(
                hostConsentGates == null ? new TreeSet<>(Set.of(Gate.SUPPORT)) : new TreeSet<>(hostConsentGates));
        hostConsentForms = Lists.orEmpty(hostConsentForms);
        seniorLevel = Lists.orEmpty(seniorLevel);
        amendment = Lists.orEmpty(amendment);
    }

    /** How the states of a party's territory are asked; those of null or of no party of this one as third countries. */
    public HostConsentForm hostConsentForm(String party) {
        boolean isParty = party != null && parties.contains(party);
        return hostConsentForms.getOrDefault(
                isParty ? party : THIRD_COUNTRY, isParty ? HostConsentForm.NOT_ASKED : HostConsentForm.EXPLICIT);
    }

    /** The rule by which a question is decided, with its defaults filled in; empty where the agreement has none. */
    public Optional<Rule> rule(SubjectType type, Gate gate) {
        RuleDefinition definition = type == SubjectType.CANDIDACY_GATE ? rules.get(gate) : changeRules.get(type);
        return Optional.ofNullable(definition).map(RuleDefinition::toRule);
    }

    /** The rule of a gate with its defaults filled in. */
    public Rule rule(Gate gate) {
        return rules.get(gate).toRule();
    }

    /** To whom questions go that were not decided in time, for these parties as far as it is named. */
    public List<SeniorLevel> seniorLevelOf(List<String> deciding) {
        return deciding.stream()
                .filter(seniorLevel::containsKey)
                .map(party -> new SeniorLevel(
                        party,
                        seniorLevel.get(party).agency(),
                        seniorLevel.get(party).title()))
                .toList();
    }

    /** How a change of a kind is agreed. */
    public Procedure procedureOf(ActKind kind) {
        return amendment.getOrDefault(kind, Procedure.CONSENT_OF_ALL);
    }

    /**
     * A party's senior level.
     *
     * @param agency the agency whose signatories are told
     * @param title who that is, in words, for example "the Secretary of Energy"
     */
    public record Senior(String agency, String title) {}

    /**
     * What projects an agreement covers; an empty list means all.
     *
     * @param steps steps of the value chain
     * @param minerals minerals
     * @param countries ISO 3166 codes of site countries
     */
    public record Scope(List<String> steps, List<String> minerals, List<String> countries) {
        public Scope {
            steps = Lists.orEmpty(steps);
            minerals = Lists.orEmpty(minerals);
            countries = Lists.orEmpty(countries);
        }
    }

    /**
     * How deadlines are set.
     *
     * @param cutOff until which hour a working day lasts
     * @param zone where that clock hangs
     * @param reminderWorkingDays how many working days before a deadline the silent parties are reminded
     * @param questionWorkingDays for how many working days a request for information stops the clock at most; 10 where
     *     absent
     */
    public record Deadlines(LocalTime cutOff, ZoneId zone, int reminderWorkingDays, Integer questionWorkingDays) {

        private static final int USUAL_QUESTION = 10;

        /** For how many working days a request for information stops the clock at most. */
        public int longestQuestion() {
            return questionWorkingDays == null ? USUAL_QUESTION : questionWorkingDays;
        }

        /** The end of a working day. */
        public CutOff toCutOff() {
            return new CutOff(cutOff, zone);
        }
    }

    /**
     * Something that has to happen by a time counted from an event.
     *
     * @param name what it is called
     * @param baseEvent from which event it counts
     * @param date for {@link BaseEvent#DATE}
     * @param length how long, as an ISO 8601 period
     * @param fulfilledBy what fulfils it, in words
     * @param reminders how long before its end to remind, as ISO 8601 periods
     */
    public record ClockDefinition(
            String name,
            BaseEvent baseEvent,
            LocalDate date,
            String length,
            String fulfilledBy,
            List<String> reminders) {
        public ClockDefinition {
            reminders = Lists.orEmpty(reminders);
        }

        /** The same clock under another name. */
        ClockDefinition named(String other) {
            return new ClockDefinition(other, baseEvent, date, length, fulfilledBy, reminders);
        }
    }

    /** From which event a clock counts. */
    public enum BaseEvent {
        SIGNATURE,
        ENTRY_INTO_FORCE,
        SELECTION,
        DATE
    }
}
