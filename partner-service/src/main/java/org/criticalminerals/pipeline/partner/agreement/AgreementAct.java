package org.criticalminerals.pipeline.partner.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck.Fault;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.ClockDefinition;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Deadlines;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Scope;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing that a change does to an agreement. A change keeps its acts, not their result: what else took effect
 * meanwhile stays.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgreementAct.Founded.class, name = "FOUNDATION"),
    @JsonSubTypes.Type(value = AgreementAct.PartyJoins.class, name = "PARTY_JOINS"),
    @JsonSubTypes.Type(value = AgreementAct.PartyLeaves.class, name = "PARTY_LEAVES"),
    @JsonSubTypes.Type(value = AgreementAct.LeadChanges.class, name = "LEAD"),
    @JsonSubTypes.Type(value = AgreementAct.ConsultedChange.class, name = "CONSULTED"),
    @JsonSubTypes.Type(value = AgreementAct.MandatoryChange.class, name = "MANDATORY_CLEARANCE"),
    @JsonSubTypes.Type(value = AgreementAct.LifecycleMoves.class, name = "LIFECYCLE"),
    @JsonSubTypes.Type(value = AgreementAct.ScopeChanges.class, name = "SCOPE"),
    @JsonSubTypes.Type(value = AgreementAct.RuleChanges.class, name = "RULE"),
    @JsonSubTypes.Type(value = AgreementAct.ChangeRuleChanges.class, name = "CHANGE_RULE"),
    @JsonSubTypes.Type(value = AgreementAct.DeadlinesChange.class, name = "DEADLINES"),
    @JsonSubTypes.Type(value = AgreementAct.ClocksChange.class, name = "CLOCKS"),
    @JsonSubTypes.Type(value = AgreementAct.RequiredSectionsChange.class, name = "REQUIRED_SECTIONS"),
    @JsonSubTypes.Type(value = AgreementAct.MarkingDefaultsChange.class, name = "MARKING_DEFAULTS"),
    @JsonSubTypes.Type(value = RequirementAct.SeniorLevelChange.class, name = "SENIOR_LEVEL"),
    @JsonSubTypes.Type(value = RequirementAct.ConfidentialSectionsChange.class, name = "CONFIDENTIAL_SECTIONS"),
    @JsonSubTypes.Type(value = RequirementAct.ChecklistsChange.class, name = "REQUIRED_CHECKLISTS"),
    @JsonSubTypes.Type(value = RequirementAct.HostConsentChange.class, name = "HOST_CONSENT"),
    @JsonSubTypes.Type(value = RequirementAct.SigningChange.class, name = "SIGNING"),
    @JsonSubTypes.Type(value = AgreementAct.AmendmentChanges.class, name = "AMENDMENT"),
    @JsonSubTypes.Type(value = AgreementAct.EditorialChange.class, name = "EDITORIAL")
})
@Schema(
        description = "One thing that a change does to an agreement; its type says which",
        oneOf = {
            AgreementAct.Founded.class,
            AgreementAct.PartyJoins.class,
            AgreementAct.PartyLeaves.class,
            AgreementAct.LeadChanges.class,
            AgreementAct.ConsultedChange.class,
            AgreementAct.MandatoryChange.class,
            AgreementAct.LifecycleMoves.class,
            AgreementAct.ScopeChanges.class,
            AgreementAct.RuleChanges.class,
            AgreementAct.ChangeRuleChanges.class,
            AgreementAct.DeadlinesChange.class,
            AgreementAct.ClocksChange.class,
            AgreementAct.RequiredSectionsChange.class,
            AgreementAct.MarkingDefaultsChange.class,
            RequirementAct.SeniorLevelChange.class,
            RequirementAct.ConfidentialSectionsChange.class,
            RequirementAct.ChecklistsChange.class,
            RequirementAct.HostConsentChange.class,
            RequirementAct.SigningChange.class,
            AgreementAct.AmendmentChanges.class,
            AgreementAct.EditorialChange.class
        })
public sealed interface AgreementAct
        permits AgreementAct.Founded,
                AgreementAct.PartyJoins,
                AgreementAct.PartyLeaves,
                AgreementAct.LeadChanges,
                AgreementAct.ConsultedChange,
                AgreementAct.MandatoryChange,
                AgreementAct.LifecycleMoves,
                AgreementAct.ScopeChanges,
                AgreementAct.RuleChanges,
                AgreementAct.ChangeRuleChanges,
                AgreementAct.DeadlinesChange,
                AgreementAct.ClocksChange,
                AgreementAct.RequiredSectionsChange,
                AgreementAct.MarkingDefaultsChange,
                AgreementAct.AmendmentChanges,
                AgreementAct.EditorialChange,
                RequirementAct {

    /** What it changes. */
    @JsonIgnore
    ActKind kind();

    /** All that it changes, each agreed in a way of its own. */
    @JsonIgnore
    default Set<ActKind> kinds() {
        return Set.of(kind());
    }

    /**
     * Does it to a draft.
     *
     * @param draft the agreement as the acts before left it
     * @param day from when it holds
     * @return why it can't be done; empty where it is done
     */
    Optional<Fault> on(AgreementDraft draft, LocalDate day);

    private static Optional<Fault> fault(String field, String message) {
        return Optional.of(new Fault(field, message));
    }

    /**
     * A new agreement.
     *
     * @param definition all that it says
     */
    record Founded(AgreementDefinition definition) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.FOUNDATION;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            return fault("type", "FOUNDATION makes a new agreement, and this one is there already");
        }
    }

    /**
     * A party joins.
     *
     * @param party its code
     * @param lead the agency that signs for it
     * @param consulted the agencies that it consults
     */
    record PartyJoins(String party, String lead, List<String> consulted) implements AgreementAct {
        public PartyJoins {
            consulted = Lists.orEmpty(consulted);
        }

        @Override
        public ActKind kind() {
            return ActKind.PARTY_JOINS;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (party == null || lead == null) {
                return fault(party == null ? "party" : "lead", "is missing");
            }
            if (draft.parties.contains(party)) {
                return fault("party", party + " is a party of this agreement already");
            }
            draft.parties.add(party);
            draft.leads.put(party, lead);
            if (!consulted.isEmpty()) {
                draft.consulted.put(party, consulted);
            }
            return Optional.empty();
        }
    }

    /**
     * A party leaves.
     *
     * @param party its code
     */
    record PartyLeaves(String party) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.PARTY_LEAVES;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (!draft.parties.remove(party)) {
                return fault("party", party + " is no party of this agreement");
            }
            draft.leads.remove(party);
            draft.consulted.remove(party);
            return Optional.empty();
        }
    }

    /**
     * Another agency signs for a party.
     *
     * @param party the party
     * @param agency its lead from now on
     */
    record LeadChanges(String party, String agency) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.LEAD;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (!draft.parties.contains(party)) {
                return fault("party", party + " is no party of this agreement");
            }
            if (agency == null) {
                return fault("agency", "is missing");
            }
            draft.leads.put(party, agency);
            return Optional.empty();
        }
    }

    /**
     * A party consults other agencies.
     *
     * @param party the party
     * @param agencies all that it consults from now on
     */
    record ConsultedChange(String party, List<String> agencies) implements AgreementAct {
        public ConsultedChange {
            agencies = Lists.orEmpty(agencies);
        }

        @Override
        public ActKind kind() {
            return ActKind.CONSULTED;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (!draft.parties.contains(party)) {
                return fault("party", party + " is no party of this agreement");
            }
            draft.consulted.put(party, agencies);
            return Optional.empty();
        }
    }

    /**
     * Other agencies must have cleared before a party signs.
     *
     * @param party the party
     * @param agencies all that must, from now on; each is consulted
     */
    record MandatoryChange(String party, List<String> agencies) implements AgreementAct {
        public MandatoryChange {
            agencies = Lists.orEmpty(agencies);
        }

        @Override
        public ActKind kind() {
            return ActKind.MANDATORY_CLEARANCE;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (!draft.parties.contains(party)) {
                return fault("party", party + " is no party of this agreement");
            }
            draft.mandatoryClearance.put(party, agencies);
            return Optional.empty();
        }
    }

    /**
     * The agreement moves on in its life.
     *
     * @param to the next state
     * @param on the day on which it was signed or entered into force; the change's day where absent
     */
    record LifecycleMoves(AgreementLifecycle to, LocalDate on) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.LIFECYCLE;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (to == null) {
                return fault("to", "is missing");
            }
            LifecycleState now = LifecycleState.of(draft.lifecycle);
            if (!now.next().contains(to)) {
                return fault(
                        "to",
                        "an agreement that is " + draft.lifecycle + " can't become " + to + "; "
                                + (now.next().isEmpty()
                                        ? "it has ended"
                                        : "it can become "
                                                + String.join(
                                                        " or ",
                                                        now.next().stream()
                                                                .sorted()
                                                                .map(Enum::name)
                                                                .toList())));
            }
            LocalDate when = on == null ? day : on;
            if (to == AgreementLifecycle.SIGNED) {
                draft.signedOn = when;
            } else if (to == AgreementLifecycle.IN_FORCE && draft.inForceOn == null) {
                draft.inForceOn = when;
            }
            draft.lifecycle = to;
            return Optional.empty();
        }
    }

    /**
     * The agreement covers other projects.
     *
     * @param scope what it covers from now on
     */
    record ScopeChanges(Scope scope) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.SCOPE;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (scope == null) {
                return fault("scope", "is missing");
            }
            draft.scope = scope;
            return Optional.empty();
        }
    }

    /**
     * A gate is decided by another rule; reviews under way keep theirs.
     *
     * @param gate the gate
     * @param rule its rule from now on
     */
    record RuleChanges(Gate gate, RuleDefinition rule) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.RULE;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (gate == null || rule == null) {
                return fault(gate == null ? "gate" : "rule", "is missing");
            }
            draft.rules.put(gate, rule);
            return Optional.empty();
        }
    }

    /**
     * Another question than a gate is decided by another rule; reviews under way keep theirs.
     *
     * @param question the question
     * @param rule its rule from now on; null where it can't be reviewed any more
     */
    record ChangeRuleChanges(SubjectType question, RuleDefinition rule) implements AgreementAct {
        @Override
        public ActKind kind() {
            return question == SubjectType.AMENDMENT ? ActKind.AMENDMENT : ActKind.RULE;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (question == null) {
                return fault("question", "is missing");
            }
            if (rule == null) {
                draft.changeRules.remove(question);
            } else {
                draft.changeRules.put(question, rule);
            }
            return Optional.empty();
        }
    }

    /**
     * Deadlines are set in another way.
     *
     * @param deadlines how from now on
     */
    record DeadlinesChange(Deadlines deadlines) implements AgreementAct {
        @Override
        public ActKind kind() {
            return ActKind.DEADLINES;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            draft.deadlines = deadlines;
            return Optional.empty();
        }
    }

    /**
     * Other things have to happen in time.
     *
     * @param clocks all clocks from now on
     */
    record ClocksChange(List<ClockDefinition> clocks) implements AgreementAct {
        public ClocksChange {
            clocks = Lists.orEmpty(clocks);
        }

        @Override
        public ActKind kind() {
            return ActKind.CLOCKS;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            draft.clocks = clocks;
            return Optional.empty();
        }
    }

    /**
     * A gate asks for other sections of the dossier.
     *
     * @param gate the gate
     * @param sections the sections from now on, by their names
     */
    record RequiredSectionsChange(Gate gate, List<String> sections) implements AgreementAct {
        public RequiredSectionsChange {
            sections = Lists.orEmpty(sections);
        }

        @Override
        public ActKind kind() {
            return ActKind.REQUIRED_SECTIONS;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (gate == null) {
                return fault("gate", "is missing");
            }
            draft.requiredSections.put(gate, sections);
            return Optional.empty();
        }
    }

    /**
     * Sections that carry no marking are marked otherwise.
     *
     * @param markingDefaults all defaults from now on
     * @param confidentialSections all business-confidential sections from now on; null where they stay
     */
    record MarkingDefaultsChange(Map<String, MarkingKind> markingDefaults, List<String> confidentialSections)
            implements AgreementAct {
        public MarkingDefaultsChange {
            markingDefaults = Lists.orEmpty(markingDefaults);
        }

        @Override
        public ActKind kind() {
            return ActKind.MARKING_DEFAULTS;
        }

        @Override
        public Set<ActKind> kinds() {
            return confidentialSections == null
                    ? Set.of(ActKind.MARKING_DEFAULTS)
                    : Set.of(ActKind.MARKING_DEFAULTS, ActKind.CONFIDENTIAL_SECTIONS);
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            draft.markingDefaults = markingDefaults;
            if (confidentialSections != null) {
                draft.confidentialSections = confidentialSections;
            }
            return Optional.empty();
        }
    }

    /**
     * Changes are agreed in another way.
     *
     * @param amendment the procedure by kind; {@code CONSENT_OF_ALL} for kinds that are absent
     */
    record AmendmentChanges(Map<ActKind, Procedure> amendment) implements AgreementAct {
        public AmendmentChanges {
            amendment = Lists.orEmpty(amendment);
        }

        @Override
        public ActKind kind() {
            return ActKind.AMENDMENT;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            draft.amendment = amendment;
            return Optional.empty();
        }
    }

    /**
     * Words change, and nothing that binds anybody.
     *
     * @param title the new title; null where it stays
     * @param note the new note; null where it stays
     * @param sources the new sources; null where they stay
     * @param clockNames new names of clocks, by their old ones
     */
    record EditorialChange(String title, String note, List<String> sources, Map<String, String> clockNames)
            implements AgreementAct {
        public EditorialChange {
            clockNames = Lists.orEmpty(clockNames);
        }

        @Override
        public ActKind kind() {
            return ActKind.EDITORIAL;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            draft.title = title == null ? draft.title : title;
            draft.note = note == null ? draft.note : note;
            draft.sources = sources == null ? draft.sources : sources;
            List<ClockDefinition> renamed = new ArrayList<>();
            List<String> unknown = new ArrayList<>(clockNames.keySet());
            for (ClockDefinition clock : draft.clocks) {
                unknown.remove(clock.name());
                renamed.add(clock.named(clockNames.getOrDefault(clock.name(), clock.name())));
            }
            draft.clocks = renamed;
            return unknown.isEmpty()
                    ? Optional.empty()
                    : fault("clockNames", "there is no clock called “" + unknown.getFirst() + "”");
        }
    }
}
