package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.events.ChangeCause;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.candidacy.CandidacyAccess.Acting;
import org.criticalminerals.pipeline.project.candidacy.CandidacyService.Effect;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.FrozenDossiers;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.PartyAct;

/**
 * Lets parties ask for the review of a change of a selected project: notice to the promoter with reasons, its reply, then
 * the request to partner-service on a frozen dossier, which the timer makes once the promoter replied or had the time to.
 */
@ApplicationScoped
class ChangeRequesting {

    /** No text fixes a time to reply; less than a day would be none, and more than half a year no notice. */
    private static final Duration SHORTEST_REPLY = Duration.ofDays(1);

    private static final Duration LONGEST_REPLY = Duration.ofDays(183);

    private final CandidacyAccess access;
    private final Candidacies candidacies;
    private final GateRequests requests;
    private final ChangeRequests changes;
    private final DossierReading dossiers;
    private final FrozenDossiers frozenDossiers;
    private final CandidacyAnnouncements announcements;
    private final Clock clock;

    ChangeRequesting(
            CandidacyAccess access,
            Candidacies candidacies,
            GateRequests requests,
            ChangeRequests changes,
            DossierReading dossiers,
            FrozenDossiers frozenDossiers,
            CandidacyAnnouncements announcements,
            Clock clock) {
        this.access = access;
        this.candidacies = candidacies;
        this.requests = requests;
        this.changes = changes;
        this.dossiers = dossiers;
        this.frozenDossiers = frozenDossiers;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What a party asks for.
     *
     * @param type what the parties are to review
     * @param cause what gave cause to it
     * @param reasons why
     * @param sentOn when the promoter was given notice
     * @param reference where that notice is found
     * @param replyUntil until when the promoter may reply
     */
    record Wanted(
            SubjectType type,
            ChangeCause cause,
            String reasons,
            LocalDate sentOn,
            String reference,
            Instant replyUntil) {}

    /**
     * Asks for the review of a change.
     *
     * @return the request's number
     */
    int request(UUID project, String agreement, Wanted wanted) {
        Acting acting = access.beginAsParty(project, agreement, PartyAct.REQUEST_CHANGE);
        Instant now = clock.instant();
        requireTimely(wanted, now);
        CandidacyRow row = acting.row();
        int number = row.changes + 1;
        ChangeRules.Done done = require(ChangeRules.request(row.state(), wanted.type(), number));
        row.changes = number;
        row.become(done.next(), now);
        ChangeRequestRow change = new ChangeRequestRow();
        change.key = new ChangeRequestRow.Key(row.id, number);
        change.type = wanted.type();
        change.state = ChangeRequestState.NOTICE_GIVEN;
        change.requestingParty = acting.official().party();
        change.cause = wanted.cause();
        change.reasons = wanted.reasons();
        change.noticeSentOn = wanted.sentOn();
        change.noticeReference = wanted.reference();
        change.replyUntil = wanted.replyUntil();
        change.requestedAt = now;
        change.requestedBy = acting.official().actor();
        change.dueAt = wanted.replyUntil();
        change.releasableTo = row.releasableTo;
        changes.persist(change);
        announcements.changeNoticed(row, change);
        return number;
    }

    private static void requireTimely(Wanted wanted, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (!ChangeRules.TYPES.contains(wanted.type())) {
            errors.add(new FieldError("/type", "must be MATERIAL_CHANGE, SUSPENSION or DESELECTION"));
        }
        if (isLaterThanToday(wanted.sentOn(), now)) {
            errors.add(
                    new FieldError("/notice/sentOn", "lies in the future: give notice first, then ask for the review"));
        }
        if (wanted.replyUntil().isBefore(now.plus(SHORTEST_REPLY))) {
            errors.add(new FieldError("/replyUntil", "must leave the promoter at least a day to reply"));
        }
        if (wanted.replyUntil().isAfter(now.plus(LONGEST_REPLY))) {
            errors.add(new FieldError("/replyUntil", "must lie within half a year"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }

    // Somewhere on earth it is tomorrow already.
    private static boolean isLaterThanToday(LocalDate date, Instant now) {
        return date.isAfter(LocalDate.ofInstant(now, ZoneOffset.ofHours(14)));
    }

    /** Records what the promoter replied; the review is asked for at once then. */
    void reply(UUID project, String agreement, int number, LocalDate receivedOn, String text, String reference) {
        Acting acting = access.beginAsParty(project, agreement, PartyAct.RECORD_REPLY);
        CandidacyRow row = acting.row();
        ChangeRequestRow change = requirePending(row, number);
        Instant now = clock.instant();
        if (isLaterThanToday(receivedOn, now)) {
            throw Problems.invalid("/receivedOn", "lies in the future");
        }
        if (receivedOn.isBefore(change.noticeSentOn)) {
            throw Problems.invalid("/receivedOn", "lies before the notice, which was given on " + change.noticeSentOn);
        }
        require(ChangeRules.act(row.state(), ChangeRules.Act.REPLY));
        if (change.replyText != null) {
            throw Problems.conflict(
                    "replied-already",
                    "The reply is recorded already",
                    "It was received on " + change.replyReceivedOn + "; the review is being asked for.");
        }
        change.replyReceivedOn = receivedOn;
        change.replyText = text;
        change.replyReference = reference;
        change.replyBy = acting.official().actor();
        change.dueAt = now;
        row.version++;
        announcements.changeReplied(row, change);
    }

    /** Takes a change request back; where its review is asked for already, that is asked to end. */
    Effect withdraw(UUID project, String agreement, int number, String reasons) {
        Acting acting = access.beginAsParty(project, agreement, PartyAct.WITHDRAW_CHANGE);
        CandidacyRow row = acting.row();
        ChangeRequestRow change = requirePending(row, number);
        ActingOfficial official = acting.official();
        if (!change.requestingParty.equals(official.party())) {
            throw Problems.forbidden(
                    "foreign-party",
                    "Only " + change.requestingParty
                            + ", which asked for it, takes this request back. Your party decides"
                            + " on it in the review.");
        }
        ChangeRules.Done done = require(ChangeRules.act(row.state(), ChangeRules.Act.WITHDRAW));
        Instant now = clock.instant();
        row.become(done.next(), now);
        change.withdrawalReasons = reasons;
        change.withdrawalBy = official.actor();
        if (done.effects().contains(ChangeEffect.WITHDRAWAL_ASKED)) {
            announcements.changeWithdrawalAsked(row, change, now);
            return Effect.ASKED;
        }
        change.state = ChangeRequestState.WITHDRAWN;
        change.concludedAt = now;
        change.dueAt = null;
        announcements.changeWithdrawn(row, change, now);
        return Effect.DONE;
    }

    private ChangeRequestRow requirePending(CandidacyRow row, int number) {
        ChangeRequestRow change = changes.findById(new ChangeRequestRow.Key(row.id, number));
        if (change == null) {
            throw Problems.notFound("change request");
        }
        if (row.pendingChange == null || row.pendingChange != number) {
            throw Problems.conflict(
                    "change-request-concluded",
                    "The change request is not pending any more",
                    "Request " + number + " is " + change.state + "; read it again.");
        }
        return change;
    }

    private static ChangeRules.Done require(ChangeRules.Result result) {
        return switch (result) {
            case ChangeRules.Done done -> done;
            case ChangeRules.NotNow notNow ->
                throw Problems.conflict(
                        notNow.refusal().rule(),
                        notNow.refusal().title(),
                        notNow.refusal().wayOut());
            case ChangeRules.Ignored ignored -> throw new IllegalStateException("Acts are never ignored");
        };
    }

    /** The change request whose review has to be asked for; in a worker transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<ChangeRequestRow.Key> due() {
        return changes.due(clock.instant());
    }

    /** Asks for the review of a change that is due, on the dossier as it is now; in a worker transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void askReview(ChangeRequestRow.Key key) {
        Instant now = clock.instant();
        CandidacyRow row = candidacies.lock(key.candidacyId()).orElseThrow();
        ChangeRequestRow change = changes.findById(key);
        if (change.dueAt == null || change.dueAt.isAfter(now)) {
            return;
        }
        change.dueAt = null;
        if (row.pendingChange == null
                || row.pendingChange != key.number()
                || !(ChangeRules.act(row.state(), ChangeRules.Act.ASK_REVIEW) instanceof ChangeRules.Done done)) {
            return;
        }
        row.become(done.next(), now);
        ProjectFacts project = dossiers.get(row.projectId);
        int version = project.dossierVersion();
        Frozen frozen = new Frozen(
                version,
                frozenDossiers.hash(row.projectId, version),
                frozenDossiers.seals(row.projectId, version),
                toldCountries(row, version),
                frozenDossiers.editors(row.projectId, version));
        change.state = ChangeRequestState.REQUESTED;
        change.dossierVersion = version;
        change.dossierHash = frozen.hash();
        change.reviewAskedAt = now;
        announcements.changeReviewAsked(row, change, frozen);
    }

    // Where the sites lie may have been marked since the last gate: then the review goes by what its request told.
    private Set<String> toldCountries(CandidacyRow row, int version) {
        boolean areReleased = frozenDossiers.areSitesReleasedTo(row.projectId, version, parties(row));
        return areReleased
                ? frozenDossiers.siteCountries(row.projectId, version)
                : requests.of(row.id).stream()
                        .findFirst()
                        .map(last -> frozenDossiers.siteCountries(row.projectId, last.dossierVersion))
                        .orElse(Set.of());
    }

    private static Set<String> parties(CandidacyRow row) {
        Set<String> parties = new TreeSet<>(Set.of(row.releasableTo));
        parties.remove(Audience.SECRETARIAT);
        return parties;
    }

    /** Leaves a change request alone for a while, where its review can't be asked for. */
    @Transactional(Transactional.TxType.MANDATORY)
    void postpone(ChangeRequestRow.Key key, Duration pause) {
        changes.postpone(key, clock.instant().plus(pause));
    }
}
