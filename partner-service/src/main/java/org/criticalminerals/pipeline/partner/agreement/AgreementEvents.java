package org.criticalminerals.pipeline.partner.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

    void tell(Agreement agreement, String reason, Instant at) {
        AgreementDefinition definition = agreement.definition();
        outbox.publish(state(agreement), agreement.version(), EVERYONE, null);
        outbox.publish(
                new AgreementEvent.AgreementChanged(
                        definition.code(), agreement.version(), definition.title(), definition.lifecycle(), reason, at),
                agreement.version(),
                EVERYONE,
                null);
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
                markingDefaults(definition.markingDefaults()));
    }

    private static Map<Gate, Rule> rules(AgreementDefinition definition) {
        Map<Gate, Rule> rules = new EnumMap<>(Gate.class);
        definition.rules().keySet().forEach(gate -> rules.put(gate, definition.rule(gate)));
        return rules;
    }

    private static Map<Gate, Set<Section>> requiredSections(Map<Gate, List<String>> names) {
        Map<Gate, Set<Section>> required = new EnumMap<>(Gate.class);
        names.forEach((gate, sections) -> {
            Set<Section> of = EnumSet.noneOf(Section.class);
            sections.forEach(section -> Section.of(section).ifPresent(of::add));
            required.put(gate, of);
        });
        return required;
    }

    private static Map<Section, MarkingKind> markingDefaults(Map<String, MarkingKind> names) {
        Map<Section, MarkingKind> defaults = new EnumMap<>(Section.class);
        names.forEach((section, marking) -> Section.of(section).ifPresent(known -> defaults.put(known, marking)));
        return defaults;
    }
}
