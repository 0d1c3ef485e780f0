package org.criticalminerals.pipeline.partner.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.partner.agreement.AgreementDefinition;
import org.criticalminerals.pipeline.partner.calendar.PartyCalendar;
import org.criticalminerals.pipeline.partner.calendar.WorkingDays;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;
import org.criticalminerals.pipeline.partner.criteria.CriteriaSet;
import org.criticalminerals.pipeline.partner.party.PartyDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference data that comes with the software is right, and faults in it are found with file and field. */
class ReferenceFilesTest {

    static final Path SHIPPED = Path.of("../deploy/reference");

    @TempDir
    Path folder;

    @BeforeEach
    void copyShipped() throws IOException {
        copy(SHIPPED, folder);
    }

    @Test
    void readsTheFiveAgreementsWithTheirLeads() {
        ReferenceData data = ReferenceFiles.read(SHIPPED);

        assertThat(data.parties()).extracting(PartyDefinition::code).containsExactly("USA", "EU", "JPN", "MEX");
        assertThat(data.agencies()).hasSize(51);
        assertThat(data.agreements())
                .extracting(agreement -> agreement.code() + " " + agreement.leads())
                .containsExactlyInAnyOrder(
                        "us-eu-mou {USA=us-state, EU=eu-grow}",
                        "us-eu-action-plan {USA=us-ustr, EU=eu-trade}",
                        "us-japan-framework {USA=us-doe, JPN=jp-meti}",
                        "us-mexico-action-plan {USA=us-ustr, MEX=mx-se}",
                        "plurilateral-initiative {USA=us-ustr, EU=eu-trade, JPN=jp-meti, MEX=mx-se}");
    }

    @Test
    void asksTheCriteriaOfTheRegulationAndAsksStatesForTheirConsent() {
        ReferenceData data = ReferenceFiles.read(SHIPPED);

        assertThat(data.criteria())
                .filteredOn(set -> set.code().equals("crma-article-6"))
                .singleElement()
                .satisfies(set -> assertThat(set.items())
                        .extracting(item -> item.code() + " " + item.applies())
                        .containsExactly("a ALWAYS", "b ALWAYS", "c ALWAYS", "d TERRITORY", "e ELSEWHERE"));
        assertThat(data.criteria())
                .filteredOn(set -> set.code().equals("crma-article-6"))
                .flatExtracting(CriteriaSet::items)
                .allSatisfy(item -> assertThat(item.points()).hasSizeGreaterThanOrEqualTo(3));
        AgreementDefinition mou = agreement("us-eu-mou");
        assertThat(mou.hostConsentGates()).containsExactly(Gate.SUPPORT);
        assertThat(mou.hostConsentForm("EU")).isEqualTo(HostConsentForm.MAY_OBJECT);
        assertThat(mou.hostConsentForm("USA")).isEqualTo(HostConsentForm.NOT_ASKED);
        assertThat(mou.hostConsentForm(null)).isEqualTo(HostConsentForm.EXPLICIT);
        assertThat(agreement("us-japan-framework").hostConsentForm("EU")).isEqualTo(HostConsentForm.EXPLICIT);
    }

    @Test
    void everyAgreementAsksForIntegrityControlAndInsolvencyBeforeTheAssessment() {
        ReferenceData data = ReferenceFiles.read(SHIPPED);

        assertThat(data.agreements()).hasSize(5).allSatisfy(agreement -> {
            assertThat(agreement.requiredChecklists().keySet()).containsExactly(Gate.ASSESSMENT, Gate.SELECTION);
            assertThat(agreement.requiredChecklists().get(Gate.ASSESSMENT)).containsExactly("eligibility");
        });
        assertThat(data.criteria())
                .filteredOn(set -> set.code().equals("eligibility"))
                .flatExtracting(CriteriaSet::items)
                .extracting(CriteriaSet.Item::code)
                .contains("integrity", "control", "insolvency", "duplicates");
    }

    @ParameterizedTest
    @EnumSource(Gate.class)
    void keepsTheDefaultRules(Gate gate) {
        for (AgreementDefinition agreement : ReferenceFiles.read(SHIPPED).agreements()) {
            Rule rule = agreement.rule(gate);
            boolean many = agreement.code().equals("plurilateral-initiative");
            assertThat(rule.kind()).isEqualTo(many ? Rule.Kind.QUORUM : Rule.Kind.UNANIMITY);
            assertThat(rule.quorum()).isEqualTo(many ? 3 : null);
            assertThat(rule.minimumApprovals()).isEqualTo(2);
            switch (gate) {
                case SCREENING, SELECTION, COMPLETED -> {
                    assertThat(rule.silence()).isEqualTo(Rule.Silence.TACIT_CONSENT);
                    assertThat(rule.workingDays()).isEqualTo(10);
                    assertThat(rule.explicit()).isEqualTo(many ? List.of(Rule.HOST) : List.of());
                }
                case ASSESSMENT -> {
                    assertThat(rule.silence()).isEqualTo(Rule.Silence.ESCALATE);
                    assertThat(rule.escalationDays()).isEqualTo(10);
                    assertThat(rule.workingDays()).isEqualTo(15);
                    assertThat(rule.explicit()).isEqualTo(many ? List.of(Rule.HOST) : List.of());
                }
                case SUPPORT -> {
                    assertThat(rule.silence()).isEqualTo(Rule.Silence.ESCALATE);
                    assertThat(rule.escalationDays()).isEqualTo(10);
                    assertThat(rule.workingDays()).isEqualTo(20);
                    assertThat(rule.explicit()).isEqualTo(List.of(many ? Rule.HOST : Rule.EVERY));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "USA, 2026-07-03", "USA, 2026-11-26", "USA, 2027-12-31", "USA, 2028-11-10", "USA, 2027-06-18",
        "EU, 2026-04-02", "EU, 2026-05-15", "EU, 2027-03-29", "EU, 2028-05-09", "EU, 2026-12-31",
        "JPN, 2026-05-06", "JPN, 2026-09-22", "JPN, 2027-03-22", "JPN, 2028-01-03", "JPN, 2026-12-29",
        "MEX, 2026-02-02", "MEX, 2026-03-16", "MEX, 2027-11-15", "MEX, 2028-05-01"
    })
    void knowsPublicHolidays(String party, LocalDate holiday) {
        PartyCalendar calendar = calendar(party);

        assertThat(holiday.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(calendar.isWorkingDay(holiday)).isFalse();
        assertThat(calendar.from()).isEqualTo(2026);
        assertThat(calendar.to()).isEqualTo(2028);
    }

    @Test
    void countsTenWorkingDaysOverThanksgivingAndInBothCapitals() {
        AgreementDefinition mou = agreement("us-eu-mou");
        WorkingDays days = new WorkingDays(
                List.of(calendar("USA"), calendar("EU")), mou.deadlines().toCutOff());

        assertThat(days.after(Instant.parse("2026-11-23T10:00:00Z"), 10)).isEqualTo("2026-12-08T16:00:00Z");
        assertThat(days.after(Instant.parse("2026-12-22T10:00:00Z"), 2)).isEqualTo("2027-01-04T16:00:00Z");
    }

    @Test
    void aFurtherPartyAndAgreementJoinByDataAlone() throws IOException {
        replace(
                "parties.json",
                "\"parties\": [",
                "\"parties\": [ { \"code\": \"AUS\", \"name\": \"Australia\", \"territory\": [\"AU\"] },");
        replace(
                "agencies.json",
                "\"agencies\": [",
                "\"agencies\": [ {\"id\": \"au-disr\", \"name\": \"Department of Industry\", \"shortName\": \"DISR\", \"party\": \"AUS\"},");
        write(
                "calendars/AUS.json",
                Files.readString(folder.resolve("calendars/MEX.json")).replace("\"MEX\"", "\"AUS\""));
        write(
                "agreements/us-australia.json",
                Files.readString(folder.resolve("agreements/us-mexico-action-plan.json"))
                        .replace("\"MEX\"", "\"AUS\"")
                        .replace("mx-se", "au-disr")
                        .replace("mx-sgm", "au-disr")
                        .replace("us-mexico-action-plan", "us-australia"));

        ReferenceData data = ReferenceFiles.read(folder);

        assertThat(data.agreements()).extracting(AgreementDefinition::code).contains("us-australia");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            agreements/us-eu-mou.json | "parties": ["USA", "EU"] | "parties": ["USA", "CAN"] | parties: CAN is no party that is known
            agreements/us-eu-mou.json | "EU": "eu-grow" | "EU": "us-doe" | leads.EU: us-doe is an agency of USA, not of EU
            agreements/us-eu-mou.json | "EU": "eu-grow" | "EU": "eu-none" | leads.EU: eu-none is no agency that is known
            agreements/us-eu-mou.json | "USA": "us-state", | "MEX": "mx-se", | leads.USA: is missing
            agreements/us-eu-mou.json | "COMPLETED": { "kind": "UNANIMITY", "silence": "TACIT_CONSENT", "workingDays": 10 } | "COMPLETED": null | rules.COMPLETED: is missing
            agreements/us-eu-mou.json | "silence": "ESCALATE", "escalationDays": 10, "workingDays": 20 | "silence": "TACIT_CONSENT", "workingDays": 20 | rules.SUPPORT.silence: TACIT_CONSENT
            agreements/us-eu-mou.json | "UNANIMITY", "silence": "ESCALATE" | "QUALIFIED_MAJORITY", "silence": "ESCALATE" | rules.ASSESSMENT.weights: must name each party
            agreements/us-eu-mou.json | "17:00" | "25:00" | field deadlines.cutOff
            agreements/us-eu-mou.json | "Europe/Brussels" | "Europe/Bruxelles" | field deadlines.zone
            agreements/us-eu-mou.json | "reminderWorkingDays": 2 | "reminderWorkingDays": 0 | deadlines.reminderWorkingDays: must be from 1
            agreements/us-eu-mou.json | "clocks": [] | "mandatoryClearance": {"EU": ["eu-grow"]}, "clocks": [] | mandatoryClearance.EU: eu-grow
            agreements/us-eu-mou.json | "clocks": [] | "signingAcr": "a;b", "clocks": [] | signingAcr: must be from one to five
            agreements/us-eu-mou.json | "legalNature" | "legalNatur" | field legalNatur
            agreements/us-eu-mou.json | "attestation" | "testament" | requiredSections.SCREENING: testament is no section
            agreements/us-eu-mou.json | "finance": "RELEASABLE_TO" | "finance": "INTERNAL" | markingDefaults.finance: must be PARTIES
            agreements/us-eu-mou.json | "production", "resources" | "produce", "resources" | confidentialSections: produce is no section
            parties.json | "INTERNAL": { "en" | "INTERNAL": { "xx" | USA.markings.INTERNAL: must have its words in English
            agreements/us-eu-mou.json | "countries": [] | "countries": ["XX"] | scope.countries: XX is no ISO 3166
            agreements/us-mexico-action-plan.json | "P60D" | "60 days" | length: must be an ISO 8601 period
            agreements/us-eu-mou.json | "ASSESSMENT": ["eligibility"] | "ASSESSMENT": ["eligible"] | requiredChecklists.ASSESSMENT: eligible is in no file of criteria/
            agreements/us-eu-mou.json | "EU": "MAY_OBJECT" | "JPN": "MAY_OBJECT" | hostConsentForms.JPN: must be a party of this agreement or THIRD_COUNTRY
            agreements/us-eu-mou.json | "EU": "MAY_OBJECT" | "EU": "MAYBE" | field hostConsentForms.EU
            criteria/crma-article-6.json | "party": "EU" | "party": "CAN" | party: CAN is not in parties.json
            criteria/crma-article-6.json | "eu-grow" | "us-doe" | agencies: us-doe is an agency of USA, not of EU
            criteria/crma-article-6.json | "code": "b" | "code": "a" | items.a: is there twice
            criteria/crma-article-6.json | "TERRITORY" | "NOWHERE" | field items.0.points.0.applies
            criteria/eligibility.json | "code": "scope" | "code": "scope", "points": [{"text": "x", "applies": "TERRITORY"}] | items.scope.points: must be ALWAYS
            criteria/eligibility.json | "title": "Scope" | "title": " " | items.scope.title: is missing
            criteria/eligibility.json | "code": "scope" | "applies": "ELSEWHERE", "code": "scope" | items.scope.applies: must be ALWAYS
            parties.json | "JP" | "US" | JPN.territory: US is territory of USA already
            parties.json | "code": "JPN" | "code": "NPN" | NPN has no calendar
            agencies.json | "us-state" | "us-doe" | us-doe is there twice
            calendars/USA.json | 2026-01-01 | 2031-01-01 | holidays: 2031-01-01 lies outside
            calendars/USA.json | "party": "USA" | "party": "EU" | EU has a calendar in another file already
            calendars/USA.json | "from": 2026 | "from": | is no JSON
            """)
    void namesFileAndFieldOfAFault(String file, String text, String replacement, String message) throws IOException {
        replace(file, text, replacement);

        assertThatThrownBy(() -> ReferenceFiles.read(folder))
                .isInstanceOf(ReferenceDataException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(Path.of(file).getFileName().toString());
    }

    @Test
    void saysWhereTheFolderShouldBe() {
        assertThatThrownBy(() -> ReferenceFiles.read(folder.resolve("nowhere")))
                .isInstanceOf(ReferenceDataException.class)
                .hasMessageContaining("PIPELINE_REFERENCE_DIR");
    }

    private static PartyCalendar calendar(String code) {
        return ReferenceFiles.read(SHIPPED).parties().stream()
                .filter(party -> party.code().equals(code))
                .map(PartyDefinition::calendar)
                .findFirst()
                .orElseThrow();
    }

    private static AgreementDefinition agreement(String code) {
        return ReferenceFiles.read(SHIPPED).agreements().stream()
                .filter(agreement -> agreement.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void replace(String file, String text, String replacement) throws IOException {
        String content = Files.readString(folder.resolve(file));
        assertThat(content).contains(text);
        write(file, content.replace(text, replacement));
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(folder.resolve(file), content);
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
