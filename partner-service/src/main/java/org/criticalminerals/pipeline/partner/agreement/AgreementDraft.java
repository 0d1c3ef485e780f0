package org.criticalminerals.pipeline.partner.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Deadlines;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Scope;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Senior;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;

/** An agreement's definition while acts change it, one after the other. */
final class AgreementDraft {

    final String code;
    String title;
    List<String> sources;
    String note;
    String legalNature;
    AgreementLifecycle lifecycle;
    LocalDate signedOn;
    LocalDate inForceOn;
    final List<String> parties;
    final Map<String, String> leads;
    final Map<String, List<String>> consulted;
    final Map<String, List<String>> mandatoryClearance;
    String signingAcr;
    Scope scope;
    Deadlines deadlines;
    final Map<Gate, RuleDefinition> rules;
    final Map<SubjectType, RuleDefinition> changeRules;
    final Map<Gate, List<String>> requiredSections;
    Map<String, MarkingKind> markingDefaults;
    List<String> confidentialSections;
    List<ClockDefinition> clocks;
    final Map<Gate, List<String>> requiredChecklists;
    Set<Gate> hostConsentGates;
    Map<String, HostConsentForm> hostConsentForms;
    final Map<String, Senior> seniorLevel;
    Map<ActKind, Procedure> amendment;

    AgreementDraft(AgreementDefinition from) {
        code = from.code();
        title = from.title();
        sources = from.sources();
        note = from.note();
        legalNature = from.legalNature();
        lifecycle = from.lifecycle();
        signedOn = from.signedOn();
        inForceOn = from.inForceOn();
        parties = new ArrayList<>(from.parties());
        leads = new LinkedHashMap<>(from.leads());
        consulted = new LinkedHashMap<>(from.consulted());
        mandatoryClearance = new LinkedHashMap<>(from.mandatoryClearance());
        signingAcr = from.signingAcr();
        scope = from.scope();
        deadlines = from.deadlines();
        rules = new LinkedHashMap<>(from.rules());
        changeRules = new LinkedHashMap<>(from.changeRules());
        requiredSections = new LinkedHashMap<>(from.requiredSections());
        markingDefaults = from.markingDefaults();
        confidentialSections = from.confidentialSections();
        clocks = from.clocks();
        requiredChecklists = new LinkedHashMap<>(from.requiredChecklists());
        hostConsentGates = from.hostConsentGates();
        hostConsentForms = from.hostConsentForms();
        seniorLevel = new LinkedHashMap<>(from.seniorLevel());
        amendment = from.amendment();
    }

    AgreementDefinition toDefinition() {
        return new AgreementDefinition(
                code,
                title,
                sources,
                note,
                legalNature,
                lifecycle,
                signedOn,
                inForceOn,
                parties,
                leads,
                consulted,
                ofParties(mandatoryClearance),
                signingAcr,
                scope,
                deadlines,
                rules,
                changeRules,
                requiredSections,
                markingDefaults,
                confidentialSections,
                clocks,
                requiredChecklists,
                hostConsentGates,
                ofParties(hostConsentForms),
                ofParties(seniorLevel),
                amendment);
    }

    // What is said of a party that left goes with it; what is said of third countries stays.
    private <V> Map<String, V> ofParties(Map<String, V> from) {
        Map<String, V> kept = new LinkedHashMap<>(from);
        kept.keySet().removeIf(party -> !parties.contains(party) && !party.equals(AgreementDefinition.THIRD_COUNTRY));
        return kept;
    }
}
