package org.criticalminerals.pipeline.partner.agreement;

import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.kit.http.Cursor;
import org.criticalminerals.pipeline.kit.http.Limit;
import org.criticalminerals.pipeline.kit.http.Page;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The agreements over HTTP: what they cover, who leads, and by which rule each gate is decided. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class AgreementResource {

    private final AgreementService agreements;
    private final ActingOfficials officials;

    AgreementResource(AgreementService agreements, ActingOfficials officials) {
        this.agreements = agreements;
        this.officials = officials;
    }

    /** The agreements, in the order of their codes. */
    @GET
    @Authenticated
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
    @Authenticated
    @Operation(summary = "An agreement: parties, leads, the rule of each gate")
    public AgreementView get(@PathParam("code") String code) {
        officials.current();
        return agreements.find(code).map(AgreementView::of).orElseThrow(() -> Problems.notFound("agreement"));
    }

    /**
     * An agreement as HTTP shows it.
     *
     * @param code its code
     * @param version grows with each change
     * @param title its title
     * @param legalNature binding or not
     * @param lifecycle where it stands
     * @param signedOn date of signature; null where unsigned or unknown
     * @param parties its parties
     * @param leads the agency that signs, by party
     * @param consulted the consulted agencies by party
     * @param mandatoryClearance those of them that must have answered before their party signs, by party
     * @param signingAcr how strongly one must have signed in to sign; null where it doesn't matter
     * @param scope what projects it covers; empty lists mean all
     * @param deadlines how deadlines are set
     * @param rules the rule per gate, also as a sentence
     * @param requiredSections sections that a gate asks for
     * @param markingDefaults markings of sections that carry none
     * @param clocks what has to happen by when
     * @param requiredChecklists criteria sets and checklists that a gate asks for
     * @param hostConsentGates gates that wait for the consent of site states
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
            List<String> parties,
            Map<String, String> leads,
            Map<String, List<String>> consulted,
            Map<String, List<String>> mandatoryClearance,
            String signingAcr,
            AgreementDefinition.Scope scope,
            DeadlinesView deadlines,
            Map<Gate, RuleView> rules,
            Map<Gate, List<String>> requiredSections,
            Map<String, MarkingKind> markingDefaults,
            List<AgreementDefinition.ClockDefinition> clocks,
            Map<Gate, List<String>> requiredChecklists,
            Set<Gate> hostConsentGates,
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
                    definition.requiredSections(),
                    definition.markingDefaults(),
                    definition.clocks(),
                    definition.requiredChecklists(),
                    definition.hostConsentGates(),
                    definition.sources(),
                    definition.note());
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
