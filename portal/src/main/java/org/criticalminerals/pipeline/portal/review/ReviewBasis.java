package org.criticalminerals.pipeline.portal.review;

import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.portal.client.CandidacyClient;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.CriteriaSet;
import org.criticalminerals.pipeline.portal.client.CandidacyClient.SiteState;
import org.criticalminerals.pipeline.portal.client.Loaded;
import org.criticalminerals.pipeline.portal.client.Loading;
import org.criticalminerals.pipeline.portal.client.Page;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Subject;

/**
 * What a signatory weighs beside the dossier: the parties' answers on criteria, and what the site states say. Each part may
 * be missing without taking the page with it.
 *
 * @param here the criteria sets that this gate asks for
 * @param others those of other gates
 * @param states the site states whose word this question asks, or all of them where it is no gate
 */
public record ReviewBasis(
        Loaded<List<CriteriaSet>> here, Loaded<List<CriteriaSet>> others, Loaded<List<SiteState>> states) {

    /** The calls under way. */
    record Started(Subject subject, Loading<Page<CriteriaSet>> criteria, Loading<Page<SiteState>> states) {

        ReviewBasis done() {
            Loaded<Page<CriteriaSet>> sets = criteria.optional();
            return new ReviewBasis(
                    sets.then(found -> sets(found, true)),
                    sets.then(found -> sets(found, false)),
                    states.optional().then(this::asked));
        }

        private List<CriteriaSet> sets(Page<CriteriaSet> found, boolean here) {
            return found.items().stream()
                    .filter(set -> set.gates().contains(subject.gate()) == here)
                    .toList();
        }

        private List<SiteState> asked(Page<SiteState> found) {
            return found.items().stream()
                    .filter(state -> !subject.isGate() || state.gates().contains(subject.gate()))
                    .toList();
        }
    }

    static Started start(Subject subject, CandidacyClient candidacies) {
        UUID project = subject.projectId();
        String agreement = subject.agreement();
        return new Started(
                subject,
                Loading.start("criteria", candidacies.criteria(project, agreement)),
                Loading.start("consents", candidacies.siteStates(project, agreement)));
    }
}
