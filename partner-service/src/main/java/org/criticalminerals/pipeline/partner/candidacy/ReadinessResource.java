package org.criticalminerals.pipeline.partner.candidacy;

import io.quarkus.security.PermissionsAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.candidacy.GateRequirement.Missing;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a candidacy still lacks for its next gate, so that nobody asks for it in vain. */
@Path("/api/v1/candidacies/{project}/{agreement}/readiness")
@Produces(MediaType.APPLICATION_JSON)
public class ReadinessResource {

    private final CandidacyService candidacies;
    private final Instance<GateRequirement> requirements;
    private final ActingOfficials officials;

    ReadinessResource(
            CandidacyService candidacies, @Any Instance<GateRequirement> requirements, ActingOfficials officials) {
        this.candidacies = candidacies;
        this.requirements = requirements;
        this.officials = officials;
    }

    /**
     * What a gate still waits for.
     *
     * @param gate the gate; null where there is none left to ask for
     * @param ready whether a review of it would open
     * @param missing what is missing, first what keeps the review from opening
     */
    public record Readiness(Gate gate, boolean ready, List<Missing> missing) {}

    /** What is missing for a gate; for the next one where none is named. */
    @GET
    @PermissionsAllowed(Acts.READ)
    @Transactional
    @Operation(summary = "What a candidacy still lacks for a gate, the next one where none is named")
    public Readiness get(
            @PathParam("project") UUID project,
            @PathParam("agreement") String agreement,
            @QueryParam("gate") String gate) {
        officials.current();
        Candidacy candidacy = candidacies.require(project, agreement);
        Gate asked =
                gate == null || gate.isEmpty() ? Gate.after(candidacy.stage()).orElse(null) : gate(gate);
        List<Missing> missing = asked == null
                ? List.of()
                : requirements.stream()
                        .flatMap(requirement -> requirement.missing(candidacy, asked).stream())
                        .sorted(Comparator.comparing(Missing::blocks).thenComparing(Missing::code))
                        .toList();
        boolean ready = missing.stream().noneMatch(one -> one.blocks() == GateRequirement.Blocks.OPENING);
        return new Readiness(asked, asked != null && ready, missing);
    }

    private static Gate gate(String name) {
        return Arrays.stream(Gate.values())
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "/gate",
                        "must be one of "
                                + Arrays.stream(Gate.values()).map(Gate::name).collect(Collectors.joining(", "))));
    }
}
