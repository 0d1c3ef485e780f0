package org.criticalminerals.pipeline.partner.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.Outbox;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.partner.candidacy.Candidacy;
import org.criticalminerals.pipeline.partner.candidacy.CandidacyService;
import org.criticalminerals.pipeline.partner.candidacy.ReadersChanged;
import org.criticalminerals.pipeline.partner.consent.HostConsentView.ConsentView;
import org.criticalminerals.pipeline.partner.consent.rules.HostConsentForm;
import org.criticalminerals.pipeline.partner.review.ReviewProgress;

/**
 * Records what site states say, and shows it. The candidacy's row is locked first; a review that waits for the consent is
 * looked at again in the same transaction.
 */
@ApplicationScoped
class HostConsentService {

    private final CandidacyService candidacies;
    private final HostConsentRepository consents;
    private final SiteStatesAsked states;
    private final ReviewProgress reviews;
    private final Outbox outbox;
    private final Clock clock;

    HostConsentService(
            CandidacyService candidacies,
            HostConsentRepository consents,
            SiteStatesAsked states,
            ReviewProgress reviews,
            Outbox outbox,
            Clock clock) {
        this.candidacies = candidacies;
        this.consents = consents;
        this.states = states;
        this.reviews = reviews;
        this.outbox = outbox;
        this.clock = clock;
    }

    void follow(@Observes ReadersChanged changed) {
        consents.follow(changed.agreement());
    }

    /** Where every site state of a candidacy stands. */
    @Transactional
    List<HostConsentView> list(UUID project, String agreement, ActingOfficial reader) {
        Candidacy candidacy = candidacies.require(project, agreement);
        SiteStatesAsked.Asked asked = states.under(agreement, candidacy.siteCountries());
        Instant now = clock.instant();
        Map<String, HostConsent> latest = consents.latest(project, agreement, now);
        Map<UUID, String> recorders = consents.recorders(
                latest.values().stream().map(consent -> consent.id).toList());
        return asked.forms().entrySet().stream()
                .map(state -> HostConsentView.of(
                        state.getKey(),
                        state.getValue(),
                        asked.agreement().hostConsentGates(),
                        latest.get(state.getKey()),
                        recorders,
                        RecordedSiteStates.day(now),
                        !candidacy.isOver() && mayRecord(asked, state.getKey(), reader)))
                .toList();
    }

    /** The versions of a state's record, the newest first. */
    @Transactional
    List<ConsentView> versions(UUID project, String agreement, String state, int before, int limit) {
        candidacies.require(project, agreement);
        List<HostConsent> versions = consents.before(project, agreement, state, before, limit);
        Map<UUID, String> recorders =
                consents.recorders(versions.stream().map(consent -> consent.id).toList());
        return versions.stream()
                .map(consent -> ConsentView.of(consent, recorders.get(consent.id)))
                .toList();
    }

    /**
     * Records what a state says.
     *
     * @param receivedAt when the server received it: what counts against a review's deadline
     */
    @Transactional
    ConsentView record(
            UUID project, String agreement, ActingOfficial official, NewHostConsent request, Instant receivedAt) {
        Candidacy candidacy = candidacies.lock(project, agreement);
        requireValid(request, receivedAt, official);
        SiteStatesAsked.Asked asked = states.under(agreement, candidacy.siteCountries());
        requireAsked(asked, request.state());
        requireRecorder(asked, request.state(), official);
        HostConsent latest =
                consents.latestOf(project, agreement, request.state()).orElse(null);
        requireReplacement(latest, request);

        HostConsent consent =
                consent(candidacy, official, request, latest == null ? 1 : latest.version + 1, receivedAt);
        consents.record(consent, recorder(consent, official));
        tell(candidacy, consent);
        reviews.lockOpen(project, agreement).ifPresent(review -> reviews.reconsider(review.id(), receivedAt));
        return ConsentView.of(consent, official.name());
    }

    private static void requireValid(NewHostConsent request, Instant now, ActingOfficial official) {
        if (request == null) {
            throw Problems.invalid("", "The body must hold the consent: state, decision, authority and decidedOn");
        }
        List<FieldError> errors =
                NewHostConsentCheck.errors(request, RecordedSiteStates.day(now), official.isCoordinator());
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    private static void requireAsked(SiteStatesAsked.Asked asked, String state) {
        HostConsentForm form = asked.forms().get(state);
        if (form == null) {
            throw Problems.conflict(
                    "no-site-state",
                    "No site lies there",
                    "The project's sites lie in "
                            + String.join(", ", asked.forms().keySet()) + ", not in " + state
                            + ". Where its sites have changed, ask for the gate first: the new ones come with the"
                            + " request.");
        }
        if (form == HostConsentForm.NOT_ASKED) {
            throw Problems.conflict(
                    "state-not-asked",
                    "This state decides as a party",
                    state + " belongs to " + asked.hosts().get(state) + ", which decides under "
                            + asked.agreement().title() + " by its position. No consent is recorded beside it.");
        }
    }

    private static boolean mayRecord(SiteStatesAsked.Asked asked, String state, ActingOfficial official) {
        if (asked.forms().get(state) == HostConsentForm.NOT_ASKED) {
            return false;
        }
        String host = asked.hosts().get(state);
        return official.isCoordinator()
                || official.maySign()
                        && official.party().equals(host)
                        && official.agency().equals(asked.agreement().leads().get(host));
    }

    private static void requireRecorder(SiteStatesAsked.Asked asked, String state, ActingOfficial official) {
        if (!mayRecord(asked, state, official)) {
            String host = asked.hosts().get(state);
            String lead = host == null ? null : asked.agreement().leads().get(host);
            throw Problems.forbidden(
                    "not-host",
                    "What " + state + " says is recorded by "
                            + (lead == null ? "" : "a signatory of " + lead + ", or by ")
                            + "the joint secretariat with the document that shows it. Send it to them.");
        }
    }

    private static void requireReplacement(HostConsent latest, NewHostConsent request) {
        int current = latest == null ? 0 : latest.version;
        int replaced = request.replaces() == null ? 0 : request.replaces();
        if (current != replaced) {
            throw Problems.conflict(
                    "stale-consent",
                    "Another record is there",
                    current == 0
                            ? "Nothing is recorded of " + request.state() + " yet. Leave out \"replaces\"."
                            : "The record of " + request.state() + " is at version " + current
                                    + ". Read it, and send \"replaces\": " + current + " to replace it.",
                    Map.of("currentVersion", current));
        }
    }

    private static HostConsent consent(
            Candidacy candidacy, ActingOfficial official, NewHostConsent request, int version, Instant now) {
        HostConsent consent = new HostConsent();
        consent.id = Ids.next();
        consent.projectId = candidacy.projectId();
        consent.agreement = candidacy.agreement();
        consent.state = request.state();
        consent.version = version;
        consent.decision = NewHostConsentCheck.decision(request.decision()).orElseThrow();
        consent.authority = request.authority().strip();
        consent.decidedOn = request.decidedOn();
        consent.validUntil = request.validUntil();
        consent.scope = NewHostConsent.stripped(request.scope());
        consent.conditions = NewHostConsent.stripped(request.conditions());
        consent.reasons = NewHostConsent.stripped(request.reasons());
        NewHostConsent.Document document = request.document();
        if (document != null) {
            consent.documentTitle = NewHostConsent.stripped(document.title());
            consent.documentReference = NewHostConsent.stripped(document.reference());
            String hash = NewHostConsent.stripped(document.sha256());
            consent.documentSha256 = hash == null ? null : hash.toLowerCase(Locale.ROOT);
        }
        consent.party = official.party();
        consent.agency = official.agency();
        consent.recordedAt = now;
        consent.releasableTo = candidacy.releasableTo().stream().sorted().toArray(String[]::new);
        return consent;
    }

    private static HostConsentRecorder recorder(HostConsent consent, ActingOfficial official) {
        HostConsentRecorder recorder = new HostConsentRecorder();
        recorder.hostConsentId = consent.id;
        recorder.subject = official.subject();
        recorder.name = official.name();
        recorder.releasableTo = new String[] {official.party()};
        return recorder;
    }

    private void tell(Candidacy candidacy, HostConsent consent) {
        outbox.publish(
                new ReviewEvent.HostConsentRecorded(
                        consent.projectId,
                        candidacy.projectName(),
                        consent.agreement,
                        consent.state,
                        consent.decision,
                        consent.version,
                        consent.authority,
                        consent.decidedOn,
                        consent.validUntil,
                        consent.scope,
                        consent.conditions,
                        consent.reasons,
                        consent.party,
                        consent.agency,
                        consent.recordedAt),
                candidacy.revision(),
                candidacy.releasableTo(),
                consent.party);
    }
}
