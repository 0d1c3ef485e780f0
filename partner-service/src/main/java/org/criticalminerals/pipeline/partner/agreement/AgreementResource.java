package org.criticalminerals.pipeline.partner.agreement;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;
import org.criticalminerals.pipeline.partner.review.rules.RuleSentence;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The agreements over HTTP: what they cover, who leads, and by which rule each gate is decided. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
public class AgreementResource {

    private final AgreementService agreements;
    private final ActingOfficials officials;

    AgreementResource(AgreementService agreements, ActingOfficials officials) {
        this.agreements = agreements;
        this.officials = officials;
    }

    /** The agreements, in the order of their codes. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The agreements, in the order of their codes")
    public Page<AgreementView> list(@QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        int size = Limit.of(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        List<Agreement> rows = agreements.list(after, size + 1);
        return Page.of(rows, size, agreement -> Cursor.encode(agreement.code())).map(AgreementView::of);
    }

    /** One agreement. */
    @GET
    @Path("/{code}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "An agreement: parties, leads, the rule of each gate")
    public AgreementView get(@PathParam("code") String code) {
        officials.current();
        return agreements.find(code).map(AgreementView::of).orElseThrow(() -> Problems.notFound("agreement"));
    }

    /** The versions of an agreement, the newest first. */
    @GET
    @Path("/{code}/versions")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The versions of an agreement that took effect, newest first")
    public Page<VersionView> versions(
            @PathParam("code") String code, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit) {
        officials.current();
        agreements.find(code).orElseThrow(() -> Problems.notFound("agreement"));
        int size = Limit.of(limit);
        List<AgreementVersion> rows = agreements.versions(code, before(cursor), size + 1);
        return Page.of(rows, size, version -> Cursor.encode(version.version())).map(VersionView::of);
    }

    /** The version that was in force at an instant. */
    @GET
    @Path("/{code}/versions/in-force")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "The version of an agreement that was in force at an instant")
    public VersionView inForce(@PathParam("code") String code, @QueryParam("at") String at) {
        officials.current();
        return agreements
                .inForceAt(code, instant(at))
                .map(VersionView::of)
                .orElseThrow(() -> Problems.notFound("version"));
    }

    /** One version. */
    @GET
    @Path("/{code}/versions/{version}")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "A version of an agreement, whole")
    public VersionView version(@PathParam("code") String code, @PathParam("version") int version) {
        officials.current();
        return VersionView.of(required(code, version));
    }

    /** What a version says otherwise than another. */
    @GET
    @Path("/{code}/versions/{version}/comparison")
    @PermissionsAllowed(Acts.READ)
    @Operation(summary = "What a version says otherwise than an earlier one")
    public ComparisonView comparison(
            @PathParam("code") String code, @PathParam("version") int version, @QueryParam("with") Integer with) {
        officials.current();
        if (with == null) {
            throw Problems.invalid("/with", "is missing: the number of the version to compare with");
        }
        AgreementVersion from = required(code, with);
        AgreementVersion to = required(code, version);
        return new ComparisonView(
                code, from.version(), to.version(), Differences.between(from.definition(), to.definition()));
    }

    private AgreementVersion required(String code, int version) {
        return agreements.version(code, version).orElseThrow(() -> Problems.notFound("version"));
    }

    private static Instant instant(String text) {
        if (text == null) {
            throw Problems.invalid("/at", "is missing: an RFC 3339 time, for example 2026-12-01T00:00:00Z");
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Problems.invalid("/at", "must be an RFC 3339 time, for example 2026-12-01T00:00:00Z");
        }
    }

    private static int before(String cursor) {
        if (cursor == null) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseInt(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Cursor.malformed();
        }
    }

    /**
     * A version of an agreement as HTTP shows it.
     *
     * @param version its number
     * @param effectiveFrom since when it holds
     * @param origin where it came from
     * @param reason why it came to be
     * @param byAgency the agency that proposed it; null for files
     * @param change the change that made it; null for files
     * @param agreement all that it says
     */
    public record VersionView(
            int version,
            Instant effectiveFrom,
            VersionOrigin origin,
            String reason,
            String byAgency,
            UUID change,
            AgreementView agreement) {

        static VersionView of(AgreementVersion version) {
            return new VersionView(
                    version.version(),
                    version.effectiveFrom(),
                    version.origin(),
                    version.reason(),
                    version.by() == null ? null : version.by().agency(),
                    version.change(),
                    AgreementView.of(new Agreement(version.version(), version.definition())));
        }
    }

    /**
     * What a version says otherwise than another.
     *
     * @param agreement the agreement
     * @param from the earlier version
     * @param to the later version
     * @param differences what reads otherwise
     */
    public record ComparisonView(String agreement, int from, int to, List<Difference> differences) {}

    /**
     * An agreement as HTTP shows it.
     *
     * @param code its code
     * @param version grows with each change
     * @param title its title
     * @param legalNature binding or not
     * @param lifecycle where it stands
     * @param signedOn date of signature; null where unsigned or unknown
     * @param inForceOn date of entry into force; null where it isn't in force or that is unknown
     * @param parties its parties
     * @param leads the agency that signs, by party
     * @param consulted the consulted agencies by party
     * @param mandatoryClearance those of them that must have answered before their party signs, by party
     * @param signingAcr how strongly one must have signed in to sign; null where it doesn't matter
     * @param scope what projects it covers; empty lists mean all
     * @param deadlines how deadlines are set
     * @param rules the rule per gate, also as a sentence
     * @param changeRules the rule on each other question, also as a sentence
     * @param requiredSections sections that a gate asks for
     * @param markingDefaults markings of sections that carry none
     * @param confidentialSections sections that reach another party by the promoter's consent alone
     * @param clocks what has to happen by when
     * @param requiredChecklists criteria sets and checklists that a gate asks for
     * @param hostConsentGates gates that wait for the consent of site states
     * @param hostConsentForms how the states of a party, or THIRD_COUNTRY for all others, are asked; what is absent is
     *     asked as usual
     * @param seniorLevel to whom questions go that were not decided in time, by party
     * @param amendment how changes of a kind are agreed; CONSENT_OF_ALL for kinds that are absent
     * @param sources where its facts are from
     * @param note what a reader should know; null where nothing
     */
    public record AgreementView(
            String code,
            int version,
            String title,
            String legalNature,
            AgreementLifecycle lifecycle,
            LocalDate signedOn,
            LocalDate inForceOn,
            List<String> parties,
            Map<String, String> leads,
            Map<String, List<String>> consulted,
            Map<String, List<String>> mandatoryClearance,
            String signingAcr,
            AgreementDefinition.Scope scope,
            DeadlinesView deadlines,
            Map<Gate, RuleView> rules,
            Map<SubjectType, RuleView> changeRules,
            Map<Gate, List<String>> requiredSections,
            Map<String, MarkingKind> markingDefaults,
            List<String> confidentialSections,
            List<AgreementDefinition.ClockDefinition> clocks,
            Map<Gate, List<String>> requiredChecklists,
            Set<Gate> hostConsentGates,
            Map<String, HostConsentForm> hostConsentForms,
            Map<String, AgreementDefinition.Senior> seniorLevel,
            Map<ActKind, Procedure> amendment,
            List<String> sources,
            String note) {

        static AgreementView of(Agreement agreement) {
            AgreementDefinition definition = agreement.definition();
            Map<Gate, String> sentences = agreement.sentences();
            Map<Gate, RuleView> rules = new TreeMap<>();
            sentences.forEach((gate, sentence) -> rules.put(gate, RuleView.of(definition.rule(gate), sentence)));
            return new AgreementView(
                    definition.code(),
                    agreement.version(),
                    definition.title(),
                    definition.legalNature(),
                    definition.lifecycle(),
                    definition.signedOn(),
                    definition.inForceOn(),
                    definition.parties(),
                    definition.leads(),
                    definition.consulted(),
                    definition.mandatoryClearance(),
                    definition.signingAcr(),
                    definition.scope(),
                    new DeadlinesView(
                            definition.deadlines().cutOff().toString(),
                            definition.deadlines().zone().getId(),
                            definition.deadlines().reminderWorkingDays(),
                            definition.deadlines().longestQuestion()),
                    rules,
                    changeRules(definition),
                    definition.requiredSections(),
                    definition.markingDefaults(),
                    definition.confidentialSections(),
                    definition.clocks(),
                    definition.requiredChecklists(),
                    definition.hostConsentGates(),
                    definition.hostConsentForms(),
                    definition.seniorLevel(),
                    definition.amendment(),
                    definition.sources(),
                    definition.note());
        }

        private static Map<SubjectType, RuleView> changeRules(AgreementDefinition definition) {
            Map<SubjectType, RuleView> rules = new TreeMap<>();
            definition
                    .changeRules()
                    .forEach((type, rule) -> rules.put(
                            type, RuleView.of(rule.toRule(), RuleSentence.of(rule.toRule(), definition.parties()))));
            return rules;
        }
    }

    /**
     * How deadlines are set.
     *
     * @param cutOff until which hour a working day lasts
     * @param zone where that clock hangs
     * @param reminderWorkingDays how many working days before, silent parties are reminded
     * @param questionWorkingDays for how many working days a request for information stops the clock at most
     */
    public record DeadlinesView(String cutOff, String zone, int reminderWorkingDays, int questionWorkingDays) {}

    /**
     * A rule as HTTP shows it.
     *
     * @param kind how approvals are counted
     * @param quorum for {@code QUORUM}; null otherwise
     * @param leadParty for {@code LEAD_PARTY}; null otherwise
     * @param veto parties whose objection prevents approval
     * @param explicit parties that must approve by an act of their own
     * @param advisory parties that are heard and don't decide
     * @param minimumApprovals the fewest approvals
     * @param silence what the deadline means for those who said nothing
     * @param escalationDays working days that an escalation adds; null otherwise
     * @param workingDays length of a review
     * @param sealed whether positions show only at the conclusion
     * @param concludeEarly whether a review ends as soon as its verdict can't change
     * @param weights for {@code QUALIFIED_MAJORITY}: what each party's approval weighs; null otherwise
     * @param threshold for {@code QUALIFIED_MAJORITY}: which part of the weight has to approve; null otherwise
     * @param sentence the rule in plain English
     */
    public record RuleView(
            Rule.Kind kind,
            Integer quorum,
            String leadParty,
            List<String> veto,
            List<String> explicit,
            List<String> advisory,
            int minimumApprovals,
            Rule.Silence silence,
            Integer escalationDays,
            int workingDays,
            boolean sealed,
            boolean concludeEarly,
            Map<String, Integer> weights,
            String threshold,
            String sentence) {

        /** A rule with its sentence. */
        public static RuleView of(Rule rule, String sentence) {
            return new RuleView(
                    rule.kind(),
                    rule.quorum(),
                    rule.leadParty(),
                    rule.veto(),
                    rule.explicit(),
                    rule.advisory(),
                    rule.minimumApprovals(),
                    rule.silence(),
                    rule.escalationDays(),
                    rule.workingDays(),
                    rule.sealed(),
                    rule.concludeEarly(),
                    rule.weights(),
                    rule.threshold(),
                    sentence);
        }
    }
}
