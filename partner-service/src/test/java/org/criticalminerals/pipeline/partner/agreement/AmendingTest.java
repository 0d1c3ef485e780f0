package org.criticalminerals.pipeline.partner.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct.EditorialChange;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct.LeadChanges;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct.LifecycleMoves;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct.PartyJoins;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct.PartyLeaves;
import org.criticalminerals.pipeline.partner.agreement.AgreementAct.RuleChanges;
import org.criticalminerals.pipeline.partner.agreement.Amending.Amended;
import org.criticalminerals.pipeline.partner.agreement.RequirementAct.ChecklistsChange;
import org.criticalminerals.pipeline.partner.agreement.RequirementAct.ConfidentialSectionsChange;
import org.criticalminerals.pipeline.partner.agreement.RequirementAct.HostConsentChange;
import org.criticalminerals.pipeline.partner.agreement.RequirementAct.SeniorLevelChange;
import org.criticalminerals.pipeline.partner.agreement.RequirementAct.SigningChange;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;
import org.junit.jupiter.api.Test;

/** What acts do to an agreement, and how that reads. */
class AmendingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final AgreementDefinition MOU = Definitions.mou();

    @Test
    void letsAPartyJoinWithItsLead() {
        AgreementDefinition after = amended(new PartyJoins("JPN", "jp-meti", List.of()));

        assertThat(after.parties()).containsExactly("USA", "EU", "JPN");
        assertThat(after.leads()).containsEntry("JPN", "jp-meti");
        assertThat(AgreementCheck.faults(after, Definitions.PARTIES, Definitions.AGENCIES))
                .isEmpty();
        assertThat(effects(after))
                .contains("The parties will read: USA, EU, JPN", "The lead of JPN will read: jp-meti")
                .anyMatch(effect -> effect.startsWith(
                        "The rule of the gate SCREENING will read: All of USA, EU and JPN must approve;"));
    }

    @Test
    void letsAPartyLeaveWithAllOfItsAgencies() {
        AgreementDefinition after = amended(new PartyLeaves("EU"));

        assertThat(after.leads()).doesNotContainKey("EU");
        assertThat(after.consulted()).doesNotContainKey("EU");
        assertThat(AgreementCheck.faults(after, Definitions.PARTIES, Definitions.AGENCIES))
                .extracting(AgreementCheck.Fault::field)
                .contains("parties");
    }

    @Test
    void keepsTheDaysOnWhichItWasSignedAndEnteredIntoForce() {
        AgreementDefinition inForce = amended(new LifecycleMoves(AgreementLifecycle.IN_FORCE, null));
        AgreementDefinition confirmed = Amending.amend(
                        inForce,
                        List.of(
                                new LifecycleMoves(AgreementLifecycle.UNDER_REVIEW, null),
                                new LifecycleMoves(AgreementLifecycle.IN_FORCE, null)),
                        DAY.plusYears(1))
                .definition();

        assertThat(inForce.inForceOn()).isEqualTo(DAY);
        assertThat(confirmed.inForceOn()).isEqualTo(DAY);
        assertThat(confirmed.signedOn()).isEqualTo(MOU.signedOn());
    }

    @Test
    void namesTheActThatCannotBeDone() {
        Amended amended = Amending.amend(
                MOU,
                List.of(
                        new LeadChanges("USA", "us-ustr"),
                        new PartyJoins("EU", "eu-trade", List.of()),
                        new LifecycleMoves(AgreementLifecycle.UNDER_REVIEW, null),
                        new EditorialChange(null, null, null, Map.of("No such clock", "Other"))),
                DAY);

        assertThat(amended.faults())
                .extracting(AgreementCheck.Fault::field)
                .containsExactly("acts/1/party", "acts/2/to", "acts/3/clockNames");
        assertThat(amended.faults().get(1).message()).contains("it can become IN_FORCE or ENDED");
    }

    @Test
    void asksForTheMostThatOneOfItsActsDoes() {
        AgreementDefinition reviewed = Amending.amend(
                        MOU,
                        List.of(new AgreementAct.AmendmentChanges(
                                Map.of(ActKind.RULE, Procedure.REVIEW, ActKind.EDITORIAL, Procedure.SECRETARIAT))),
                        DAY)
                .definition();
        EditorialChange editorial = new EditorialChange("New title", null, null, null);
        RuleChanges rule = new RuleChanges(Gate.SCREENING, MOU.rules().get(Gate.ASSESSMENT));

        assertThat(Amending.procedure(reviewed, List.of(editorial))).isEqualTo(Procedure.SECRETARIAT);
        assertThat(Amending.procedure(reviewed, List.of(editorial, rule))).isEqualTo(Procedure.REVIEW);
        assertThat(Amending.procedure(reviewed, List.of(editorial, rule, new LeadChanges("USA", "us-ustr"))))
                .isEqualTo(Procedure.CONSENT_OF_ALL);
        assertThat(Amending.procedure(null, List.of(new AgreementAct.Founded(MOU))))
                .isEqualTo(Procedure.CONSENT_OF_ALL);
    }

    @Test
    void changesWhatHasToBeThereBeforeAGateOrASignature() {
        assertThat(effects(amended(new ChecklistsChange(Gate.SELECTION, List.of("us-selection")))))
                .containsExactly("The criteria sets that are answered before SELECTION will read: us-selection");
        assertThat(effects(amended(new HostConsentChange(
                        Set.of(Gate.SELECTION, Gate.SUPPORT),
                        Map.of("EU", HostConsentForm.EXPLICIT, "THIRD_COUNTRY", HostConsentForm.EXPLICIT)))))
                .containsExactly(
                        "The gates that wait for the consent of site states will read: SELECTION, SUPPORT",
                        "The way of asking states of EU will read: EXPLICIT");
        assertThat(effects(amended(new SigningChange(" 2fa "))))
                .containsExactly("How strongly one has to sign in to sign will read: 2fa");
        assertThat(effects(amended(new ConfidentialSectionsChange(List.of("offtake", "finance")))))
                .containsExactly("The business-confidential sections will read: finance, offtake");
        assertThat(amended(new SigningChange("")).signingAcr()).isNull();
        assertThat(amended(new ChecklistsChange(Gate.ASSESSMENT, List.of())).requiredChecklists())
                .doesNotContainKey(Gate.ASSESSMENT);
    }

    @Test
    void namesAndDropsTheSeniorLevelOfAParty() {
        AgreementDefinition named = amended(new SeniorLevelChange("EU", "eu-trade", "Commissioner for Trade"));

        assertThat(effects(named))
                .containsExactly("The senior level of EU will read: Commissioner for Trade (eu-trade)");
        assertThat(named.seniorLevelOf(List.of("EU", "JPN")))
                .containsExactly(new SeniorLevel("EU", "eu-trade", "Commissioner for Trade"));
        assertThat(amended(new SeniorLevelChange("EU", null, null)).seniorLevel())
                .doesNotContainKey("EU");
        assertThat(AgreementCheck.faults(
                        amended(new SeniorLevelChange("EU", "us-doe", " ")), Definitions.PARTIES, Definitions.AGENCIES))
                .extracting(AgreementCheck.Fault::field)
                .containsExactly("seniorLevel.EU", "seniorLevel.EU.title");
        assertThat(Amending.amend(MOU, List.of(new SeniorLevelChange("USA", "us-doe", null)), DAY)
                        .faults())
                .containsExactly(new AgreementCheck.Fault("acts/0/title", "is missing"));
    }

    @Test
    void askingStatesOfWhomNobodyKnowsIsNoChange() {
        Amended amended = Amending.amend(
                MOU, List.of(new HostConsentChange(Set.of(), Map.of("JPN", HostConsentForm.EXPLICIT))), DAY);

        assertThat(amended.faults())
                .containsExactly(new AgreementCheck.Fault(
                        "acts/0/forms", "JPN is no party of this agreement; all others are THIRD_COUNTRY"));
    }

    @Test
    void eachThingThatAnActChangesIsAgreedInItsOwnWay() {
        AgreementDefinition reviewed = Amending.amend(
                        MOU,
                        List.of(new AgreementAct.AmendmentChanges(
                                Map.of(ActKind.MARKING_DEFAULTS, Procedure.REVIEW, ActKind.SIGNING, Procedure.REVIEW))),
                        DAY)
                .definition();

        assertThat(Amending.procedure(reviewed, List.of(new SigningChange("2fa"))))
                .isEqualTo(Procedure.REVIEW);
        assertThat(Amending.procedure(reviewed, List.of(new AgreementAct.MarkingDefaultsChange(Map.of(), null))))
                .isEqualTo(Procedure.REVIEW);
        assertThat(Amending.procedure(
                        reviewed, List.of(new AgreementAct.MarkingDefaultsChange(Map.of(), List.of("finance")))))
                .isEqualTo(Procedure.CONSENT_OF_ALL);
    }

    @Test
    void saysARuleAsItWillRead() {
        RuleDefinition lapses =
                Definitions.rule("{\"kind\": \"UNANIMITY\", \"silence\": \"LAPSE\", \"workingDays\": 12}");

        assertThat(effects(amended(new RuleChanges(Gate.SCREENING, lapses))))
                .containsExactly("The rule of the gate SCREENING will read: All of USA and EU must approve; without a"
                        + " decision within 12 working days it lapses, or is returned where a party objects.");
    }

    @Test
    void aFileChangesOnlyWhatItSaysOtherwiseThanBefore() {
        AgreementDefinition administered = amended(new PartyJoins("JPN", "jp-meti", List.of()));
        AgreementDefinition file = Amending.amend(
                        MOU, List.of(new RuleChanges(Gate.SCREENING, MOU.rules().get(Gate.ASSESSMENT))), DAY)
                .definition();

        AgreementDefinition merged = FileMerge.of(MOU, file, administered);

        assertThat(merged.parties()).containsExactly("USA", "EU", "JPN");
        assertThat(merged.leads()).containsEntry("JPN", "jp-meti");
        assertThat(merged.rule(Gate.SCREENING)).isEqualTo(MOU.rule(Gate.ASSESSMENT));
        assertThat(FileMerge.of(MOU, MOU, administered)).isEqualTo(administered);
    }

    private static AgreementDefinition amended(AgreementAct act) {
        Amended amended = Amending.amend(MOU, List.of(act), DAY);
        assertThat(amended.faults()).isEmpty();
        return amended.definition();
    }

    private static List<String> effects(AgreementDefinition after) {
        return Differences.between(MOU, after).stream().map(Difference::effect).toList();
    }
}
