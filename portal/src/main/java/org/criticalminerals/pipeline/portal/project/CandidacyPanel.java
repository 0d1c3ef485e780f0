package org.criticalminerals.pipeline.portal.project;

import java.util.Comparator;
import java.util.List;
import org.criticalminerals.pipeline.portal.client.ProjectClient.Candidacy;
import org.criticalminerals.pipeline.portal.client.ProjectClient.GateRequest;

/**
 * A candidacy on a project's page.
 *
 * @param candidacy the candidacy
 * @param steps where it stands
 * @param requests its gate requests, the newest first
 */
public record CandidacyPanel(Candidacy candidacy, Steps steps, List<GateRequest> requests) {

    static CandidacyPanel of(Candidacy candidacy) {
        return new CandidacyPanel(
                candidacy,
                Steps.at(candidacy.stage()),
                candidacy.gateRequests().stream()
                        .sorted(Comparator.comparingInt(GateRequest::number).reversed())
                        .toList());
    }

    /** The last request, whose outcome is what matters now. */
    public GateRequest last() {
        return requests.isEmpty() ? null : requests.getFirst();
    }

    /** Whether the last review ended without opening its gate. */
    public boolean isToMend() {
        return last() != null
                && !candidacy.isPending()
                && "ACTIVE".equals(candidacy.status())
                && List.of("RETURNED", "LAPSED", "REFUSED").contains(last().state());
    }
}
