package org.criticalminerals.pipeline.partner.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.partner.agreement.AgreementCheck.Fault;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition.Senior;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;

/** An act on what has to be there before a gate opens, a section is shown, or a signature counts, and who is told if not. */
public sealed interface RequirementAct extends AgreementAct {

    private static Optional<Fault> missing(String field) {
        return Optional.of(new Fault(field, "is missing"));
    }

    /**
     * Questions of a party that were not decided in time go to somebody else.
     *
     * @param party the party
     * @param agency the agency whose signatories are told; null, with the title, where nobody is any more
     * @param title who that is, in words
     */
    record SeniorLevelChange(String party, String agency, String title) implements RequirementAct {
        @Override
        public ActKind kind() {
            return ActKind.SENIOR_LEVEL;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (!draft.parties.contains(party)) {
                return Optional.of(new Fault("party", party + " is no party of this agreement"));
            }
            if (agency == null && title == null) {
                draft.seniorLevel.remove(party);
                return Optional.empty();
            }
            if (agency == null || title == null) {
                return missing(agency == null ? "agency" : "title");
            }
            draft.seniorLevel.put(party, new Senior(agency, title));
            return Optional.empty();
        }
    }

    /**
     * Other sections reach another party by the promoter's consent alone.
     *
     * @param sections all of them from now on, by their names
     */
    record ConfidentialSectionsChange(List<String> sections) implements RequirementAct {
        @Override
        public ActKind kind() {
            return ActKind.CONFIDENTIAL_SECTIONS;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (sections == null) {
                return missing("sections");
            }
            draft.confidentialSections = sections;
            return Optional.empty();
        }
    }

    /**
     * A gate asks for other criteria sets and checklists.
     *
     * @param gate the gate
     * @param checklists their codes, all of them from now on
     */
    record ChecklistsChange(Gate gate, List<String> checklists) implements RequirementAct {
        public ChecklistsChange {
            checklists = Lists.orEmpty(checklists);
        }

        @Override
        public ActKind kind() {
            return ActKind.REQUIRED_CHECKLISTS;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (gate == null) {
                return missing("gate");
            }
            if (checklists.isEmpty()) {
                draft.requiredChecklists.remove(gate);
            } else {
                draft.requiredChecklists.put(gate, checklists);
            }
            return Optional.empty();
        }
    }

    /**
     * Site states are asked at other gates, or in another way.
     *
     * @param gates all gates that wait for them from now on
     * @param forms how the states of a party, or {@code THIRD_COUNTRY} for all others, are asked from now on; what is
     *     absent takes the usual form
     */
    record HostConsentChange(Set<Gate> gates, Map<String, HostConsentForm> forms) implements RequirementAct {
        public HostConsentChange {
            forms = Lists.orEmpty(forms);
        }

        @Override
        public ActKind kind() {
            return ActKind.HOST_CONSENT;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            if (gates == null) {
                return missing("gates");
            }
            Optional<String> unknown = forms.keySet().stream()
                    .filter(states ->
                            !draft.parties.contains(states) && !states.equals(AgreementDefinition.THIRD_COUNTRY))
                    .findFirst();
            if (unknown.isPresent()) {
                return Optional.of(new Fault(
                        "forms",
                        unknown.get() + " is no party of this agreement; all others are "
                                + AgreementDefinition.THIRD_COUNTRY));
            }
            draft.hostConsentGates = gates;
            draft.hostConsentForms = forms;
            return Optional.empty();
        }
    }

    /**
     * One signs with another strength of sign-in.
     *
     * @param signingAcr the {@code acr} values from now on, separated by a space; null where it doesn't matter
     */
    record SigningChange(String signingAcr) implements RequirementAct {
        @Override
        public ActKind kind() {
            return ActKind.SIGNING;
        }

        @Override
        public Optional<Fault> on(AgreementDraft draft, LocalDate day) {
            draft.signingAcr = signingAcr == null || signingAcr.isBlank() ? null : signingAcr.strip();
            return Optional.empty();
        }
    }
}
