package org.criticalminerals.pipeline.partner.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.ProjectEvent;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyDeselected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyHeld;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyRejected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyResumed;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySelected;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySubmitted;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacySuspended;
import org.criticalminerals.pipeline.events.ProjectEvent.CandidacyWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeNoticed;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReplied;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeReviewRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.ChangeWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.CommentAdded;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentAdded;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.DocumentWithdrawn;
import org.criticalminerals.pipeline.events.ProjectEvent.DossierChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.DuplicateSettled;
import org.criticalminerals.pipeline.events.ProjectEvent.ExportControlChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.GateRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.MarkingChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.ProjectNominated;
import org.criticalminerals.pipeline.events.ProjectEvent.ProjectShared;
import org.criticalminerals.pipeline.events.ProjectEvent.PromoterConsentEnded;
import org.criticalminerals.pipeline.events.ProjectEvent.PromoterConsentRecorded;
import org.criticalminerals.pipeline.events.ProjectEvent.ReviewWithdrawalRequested;
import org.criticalminerals.pipeline.events.ProjectEvent.StageChanged;
import org.criticalminerals.pipeline.events.ProjectEvent.SupportEnded;
import org.criticalminerals.pipeline.events.ProjectEvent.SuspensionLifted;
import org.criticalminerals.pipeline.events.ProjectEvent.WatchChanged;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.kit.consuming.NotYetKnownException;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.partner.agreement.AgreementService;

/** Keeps this service's copy of the candidacies, and gives it to whatever belongs to one. */
@ApplicationScoped
public class CandidacyService {

    private final CandidacyRepository candidacies;
    private final AgreementService agreements;

    CandidacyService(CandidacyRepository candidacies, AgreementService agreements) {
        this.candidacies = candidacies;
        this.agreements = agreements;
    }

    /**
     * Takes in what project-service tells, in the consumer's worker transaction.
     *
     * @throws NotYetKnownException where the agreement isn't loaded yet
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void learn(ProjectEvent event) {
        switch (event) {
            case CandidacySubmitted e ->
                take(
                        row(e.projectId(), e.projectName(), e.agreement(), e.nominatingParty(), Stage.IDENTIFICATION),
                        e.projectName(),
                        e.siteCountries(),
                        e.version());
            case GateRequested e ->
                take(
                        row(
                                e.projectId(),
                                e.projectName(),
                                e.agreement(),
                                e.nominatingParty(),
                                e.gate().askedIn()),
                        e.projectName(),
                        e.siteCountries(),
                        e.version());
            case StageChanged e -> change(e.projectId(), e.agreement(), e.version(), row -> row.stage = e.to());
            case CandidacyHeld e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.ON_HOLD);
            case CandidacyResumed e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.ACTIVE);
            case CandidacyWithdrawn e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.WITHDRAWN);
            case CandidacyRejected e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.REJECTED);
            case CandidacyDeselected e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.DESELECTED);
            case ProjectNominated e -> {}
            case ProjectShared e -> {}
            case DossierChanged e -> {}
            case CandidacySelected e -> {}
            // Nothing to learn; but its review is locked next, and a candidacy is always locked before its review.
            case ReviewWithdrawalRequested e -> candidacies.lock(e.projectId(), e.agreement());
            case ChangeReviewRequested e -> candidacies.lock(e.projectId(), e.agreement());
            case ChangeWithdrawalRequested e -> candidacies.lock(e.projectId(), e.agreement());
            case CandidacySuspended e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.ON_HOLD);
            case SuspensionLifted e -> become(e.projectId(), e.agreement(), e.version(), CandidacyStatus.ACTIVE);
            case ChangeNoticed e -> {}
            case ChangeReplied e -> {}
            case ChangeWithdrawn e -> {}
            case SupportEnded e -> {}
            case DuplicateSettled e -> {}
            case WatchChanged e -> {}
            case MarkingChanged e -> {}
            case PromoterConsentRecorded e -> {}
            case PromoterConsentEnded e -> {}
            case ExportControlChanged e -> {}
            case CommentAdded e -> {}
            case DocumentAdded e -> {}
            case DocumentChanged e -> {}
            case DocumentWithdrawn e -> {}
        }
    }

    private CandidacyRow row(UUID project, String name, String agreement, String nominatingParty, Stage stage) {
        return candidacies.lock(project, agreement).orElseGet(() -> {
            CandidacyRow row = new CandidacyRow();
            row.projectId = project;
            row.agreement = agreement;
            row.projectName = name;
            row.nominatingParty = nominatingParty;
            row.stage = stage;
            row.status = CandidacyStatus.ACTIVE;
            return row;
        });
    }

    private void take(CandidacyRow row, String name, Set<String> siteCountries, int version) {
        if (row.releasableTo != null && version < row.version) {
            return;
        }
        row.projectName = name;
        row.siteCountries = siteCountries == null
                ? new String[0]
                : siteCountries.stream().sorted().toArray(String[]::new);
        row.version = version;
        if (row.releasableTo == null) {
            // No row yet that a change of parties would wait for or find: one waits for the other here.
            agreements.lock(row.agreement);
        }
        row.releasableTo = readers(row);
        candidacies.persist(row);
    }

    private String[] readers(CandidacyRow row) {
        Set<String> parties = Audience.parties(agreements
                .find(row.agreement)
                .orElseThrow(() -> new NotYetKnownException("agreement " + row.agreement))
                .definition()
                .parties());
        return Stream.concat(parties.stream(), Stream.of(row.nominatingParty))
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private void become(UUID project, String agreement, int version, CandidacyStatus status) {
        change(project, agreement, version, row -> row.status = status);
    }

    // One submitted before this service kept candidacies comes with its next gate request.
    private void change(UUID project, String agreement, int version, Consumer<CandidacyRow> change) {
        candidacies
                .lock(project, agreement)
                .filter(row -> version >= row.version)
                .ifPresent(row -> {
                    change.accept(row);
                    row.version = version;
                });
    }

    /** A candidacy, as far as the reader may know of it. */
    @Transactional
    public Optional<Candidacy> find(UUID project, String agreement) {
        return candidacies.find(project, agreement).map(CandidacyRow::toCandidacy);
    }

    /** The candidacies of projects, as far as the reader may know of them. */
    @Transactional
    public List<Candidacy> of(Collection<UUID> projects) {
        return candidacies.of(projects).stream().map(CandidacyRow::toCandidacy).toList();
    }

    /**
     * A candidacy.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none for the reader
     */
    @Transactional
    public Candidacy require(UUID project, String agreement) {
        return find(project, agreement).orElseThrow(() -> Problems.notFound("candidacy"));
    }

    /**
     * A candidacy to which something happens: its row is locked until the end of the transaction, its revision grows.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none for the official; 409 where
     *     it is over
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Candidacy lock(UUID project, String agreement) {
        CandidacyRow row = candidacies.lock(project, agreement).orElseThrow(() -> Problems.notFound("candidacy"));
        if (row.toCandidacy().isOver()) {
            throw Problems.conflict(
                    "candidacy-ended",
                    "The candidacy is over",
                    "It is " + row.status + ". What was recorded stays readable; nothing is added to it any more.");
        }
        row.revision++;
        return row.toCandidacy();
    }
}
