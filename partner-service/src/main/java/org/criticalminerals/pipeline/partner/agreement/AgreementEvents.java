package org.criticalminerals.pipeline.partner.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementEvent;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.releasability.Audience;

/** Tells the other services of agreements: the full state, and that it changed. */
@ApplicationScoped
class AgreementEvents {

    private static final Set<String> EVERYONE = Set.of(Audience.EVERYONE);

    private final Outbox outbox;

    AgreementEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Tells that a version took effect.
     *
     * @param before what held until then; null for a new agreement
     * @param agreement what holds
     * @param reason why
     * @param actingParty the party that acted; null for files
     * @param at since when
     */
    void tell(AgreementDefinition before, Agreement agreement, String reason, String actingParty, Instant at) {
        AgreementDefinition definition = agreement.definition();
        outbox.publish(state(agreement), agreement.version(), EVERYONE, actingParty);
        publish(
                agreement,
                actingParty,
                new AgreementEvent.AgreementChanged(
                        definition.code(),
                        agreement.version(),
                        definition.title(),
                        definition.lifecycle(),
                        reason,
                        at));
        List<String> old = before == null ? definition.parties() : before.parties();
        definition.parties().stream()
                .filter(party -> !old.contains(party))
                .forEach(party -> publish(
                        agreement,
                        actingParty,
                        new AgreementEvent.PartyJoined(
                                definition.code(),
                                agreement.version(),
                                definition.title(),
                                party,
                                definition.leads().get(party),
                                definition.parties(),
                                reason,
                                at)));
        old.stream()
                .filter(party -> !definition.parties().contains(party))
                .forEach(party -> publish(
                        agreement,
                        actingParty,
                        new AgreementEvent.PartyLeft(
                                definition.code(),
                                agreement.version(),
                                definition.title(),
                                party,
                                definition.parties(),
                                reason,
                                at)));
    }

    private void publish(Agreement agreement, String actingParty, AgreementEvent event) {
        outbox.publish(event, agreement.version(), EVERYONE, actingParty);
    }

    private static ReferenceEvent.AgreementState state(Agreement agreement) {
        AgreementDefinition definition = agreement.definition();
        return new ReferenceEvent.AgreementState(
                definition.code(),
                agreement.version(),
                definition.title(),
                definition.legalNature(),
                definition.lifecycle(),
                definition.signedOn(),
                definition.parties(),
                definition.leads(),
                definition.consulted(),
                new HashSet<>(definition.scope().steps()),
                new HashSet<>(definition.scope().minerals()),
                rules(definition),
                requiredSections(definition.requiredSections()),
                markingDefaults(definition.markingDefaults()),
                sections(definition.confidentialSections()));
    }

    private static Map<Gate, Rule> rules(AgreementDefinition definition) {
        Map<Gate, Rule> rules = new EnumMap<>(Gate.class);
        definition.rules().keySet().forEach(gate -> rules.put(gate, definition.rule(gate)));
        return rules;
    }

    private static Map<Gate, Set<Section>> requiredSections(Map<Gate, List<String>> names) {
        Map<Gate, Set<Section>> required = new EnumMap<>(Gate.class);
        names.forEach((gate, sections) -> required.put(gate, sections(sections)));
        return required;
    }

    private static Set<Section> sections(Collection<String> names) {
        Set<Section> sections = EnumSet.noneOf(Section.class);
        names.forEach(name -> Section.of(name).ifPresent(sections::add));
        return sections;
    }

    private static Map<Section, MarkingKind> markingDefaults(Map<String, MarkingKind> names) {
        Map<Section, MarkingKind> defaults = new EnumMap<>(Section.class);
        names.forEach((section, marking) -> Section.of(section).ifPresent(known -> defaults.put(known, marking)));
        return defaults;
    }
}
