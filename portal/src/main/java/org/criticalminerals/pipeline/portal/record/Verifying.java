package org.criticalminerals.pipeline.portal.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.RecordClient;
import org.criticalminerals.pipeline.portal.client.RecordClient.Finding;
import org.criticalminerals.pipeline.portal.client.RecordClient.Root;
import org.criticalminerals.pipeline.portal.client.RecordClient.Verification;
import org.criticalminerals.pipeline.portal.client.ServiceProblem;
import org.criticalminerals.pipeline.portal.client.ServiceUnavailable;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Has each service verify its record, and compares its roots with the copy that another service keeps: whoever rewrites
 * one database doesn't reach the other.
 */
@ApplicationScoped
class Verifying {

    private static final int AT_ONCE = 100;
    private static final int MOST_ROUNDS = 100;

    private final RecordClient record;

    Verifying(@RestClient RecordClient record) {
        this.record = record;
    }

    /**
     * What became of one service's record.
     *
     * @param service whose
     * @param batches how many batches were looked at
     * @param leaves how many acts they hold
     * @param findings what is wrong
     * @param complete whether everything was looked at
     * @param unreachable whether the service didn't answer
     */
    public record Outcome(
            String service, int batches, long leaves, List<Finding> findings, boolean complete, boolean unreachable) {

        /** Whether all of it is as it was sealed. */
        public boolean isSound() {
            return complete && findings.isEmpty();
        }
    }

    Outcome verify(RecordingService service) {
        try {
            List<Finding> findings = new ArrayList<>();
            int batches = 0;
            long leaves = 0;
            String cursor = null;
            int round = 0;
            do {
                Verification part = Loading.start("record", record.verify(service.url(), cursor, AT_ONCE))
                        .required();
                batches += part.batches();
                leaves += part.leaves();
                findings.addAll(part.findings());
                cursor = part.next();
            } while (cursor != null && ++round < MOST_ROUNDS);
            findings.addAll(compared(service));
            return new Outcome(service.name(), batches, leaves, findings, cursor == null, false);
        } catch (ServiceUnavailable down) {
            return new Outcome(service.name(), 0, 0, List.of(), false, true);
        } catch (ServiceProblem problem) {
            if (problem.status() == 401 || problem.status() == 403) {
                throw problem;
            }
            return new Outcome(service.name(), 0, 0, List.of(), false, true);
        }
    }

    // Copies first: what is sealed in between is in the roots, and no fault.
    private List<Finding> compared(RecordingService service) {
        Map<Long, Root> copies = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        all(cursor -> Loading.start("record", record.copies(service.keeper(), service.name(), cursor, AT_ONCE)))
                .forEach(copy -> {
                    Root other = copies.put(copy.number(), copy);
                    if (other != null && !other.equals(copy)) {
                        findings.add(finding(service, copy, "two different roots of it were published"));
                    }
                });
        for (Root root : all(cursor -> Loading.start("record", record.roots(service.url(), cursor, AT_ONCE)))) {
            Root copy = copies.remove(root.number());
            if (copy != null && !copy.equals(root)) {
                findings.add(finding(service, root, "another root was published"));
            }
        }
        copies.values()
                .forEach(copy -> findings.add(new Finding(
                        service.name(),
                        copy.number(),
                        null,
                        null,
                        "MISSING",
                        "its root was published, but the batch isn’t there")));
        return findings;
    }

    private static Finding finding(RecordingService service, Root root, String detail) {
        return new Finding(service.name(), root.number(), null, null, "COPY_DIFFERS", detail);
    }

    /** Asks for one page. */
    private interface Pages {
        Loading<Page<Root>> at(String cursor);
    }

    private static List<Root> all(Pages pages) {
        List<Root> roots = new ArrayList<>();
        String cursor = null;
        int round = 0;
        do {
            Page<Root> page = pages.at(cursor).required();
            roots.addAll(page.items());
            cursor = page.next();
        } while (cursor != null && ++round < MOST_ROUNDS);
        return roots;
    }
}
