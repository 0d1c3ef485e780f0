package org.criticalminerals.pipeline.partner.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.GateRequirement;
import org.criticalminerals.pipeline.partner.consent.rules.ConsentRules;
import org.criticalminerals.pipeline.partner.review.ReviewFacts;
import org.criticalminerals.pipeline.partner.review.SiteStates;
import org.criticalminerals.pipeline.partner.review.rules.HostConsents;

/**
 * Tells a review where the site states stand by what is recorded. What is recorded after a review's deadline doesn't
 * count for it, whenever the verdict is given.
 */
@ApplicationScoped
class RecordedSiteStates implements SiteStates, GateRequirement {

    private static final String MISSING = "HOST_CONSENT_MISSING";
    private static final String REFUSED = "HOST_CONSENT_REFUSED";

    private final SiteStatesAsked states;
    private final HostConsentRepository consents;
    private final Clock clock;

    RecordedSiteStates(SiteStatesAsked states, HostConsentRepository consents, Clock clock) {
        this.states = states;
        this.consents = consents;
        this.clock = clock;
    }

    @Override
    public HostConsents on(ReviewFacts review) {
        // Gates alone wait for consents; other questions come after selection, or are about no project.
        if (review.gate() == null) {
            return HostConsents.GIVEN;
        }
        Instant now = clock.instant();
        Instant until = review.deadline() != null && review.deadline().isBefore(now) ? review.deadline() : now;
        return standing(review.projectId(), review.agreement(), review.gate(), review.siteCountries(), until);
    }

    @Override
    public List<Missing> missing(Candidacy candidacy, Gate gate) {
        HostConsents standing = standing(
                candidacy.projectId(), candidacy.agreement(), gate, candidacy.siteCountries(), clock.instant());
        return Stream.of(
                        missing(
                                MISSING,
                                standing.missing(),
                                "must consent explicitly before the gate is approved. Have the consent recorded by the"
                                        + " joint secretariat, with its document."),
                        missing(
                                REFUSED,
                                standing.refused(),
                                "said no. The gate isn't approved while that stands; have it recorded if the state"
                                        + " changes its decision."))
                .flatMap(List::stream)
                .toList();
    }

    private HostConsents standing(
            UUID project, String agreement, Gate gate, Collection<String> siteCountries, Instant until) {
        SiteStatesAsked.Asked asked = states.under(agreement, siteCountries);
        if (!asked.agreement().hostConsentGates().contains(gate)) {
            return HostConsents.GIVEN;
        }
        Map<String, ConsentRules.Recorded> latest = consents.latest(project, agreement, until).values().stream()
                .collect(Collectors.toMap(consent -> consent.state, HostConsent::toRecorded));
        return ConsentRules.evaluate(asked.forms(), latest, day(until));
    }

    /** The day on which a consent's validity is looked at. */
    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static List<Missing> missing(String code, Set<String> states, String wayOut) {
        if (states.isEmpty()) {
            return List.of();
        }
        return List.of(new Missing(
                code,
                Blocks.APPROVAL,
                null,
                "Consent of the site states",
                states.stream().map(state -> new OpenItem(state, state, code)).toList(),
                String.join(", ", states) + " " + wayOut));
    }
}
