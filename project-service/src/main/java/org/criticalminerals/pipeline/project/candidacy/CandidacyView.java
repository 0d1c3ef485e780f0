package org.criticalminerals.pipeline.project.candidacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.ChangeCause;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.events.WithdrawalCause;
import org.criticalminerals.pipeline.kit.releasability.Audience;
import org.criticalminerals.pipeline.project.history.By;

/** Candidacies as readers see them. */
public final class CandidacyView {

    private CandidacyView() {}

    /** A project's standing under an agreement, in short. */
    public record Brief(
            String agreement,
            Stage stage,
            CandidacyStatus status,
            int version,
            Integer pendingGateRequest,
            List<String> waitingOn,
            Instant deadline,
            UUID reviewId) {}

    /** The promoter of a project. */
    public record Promoter(String name, String identifier) {}

    /**
     * A line of the pipeline.
     *
     * @param waitingOn the parties whose turn it is
     * @param deadline until when the open review waits
     * @param lastOutcome how the latest review ended
     */
    public record Summary(
            UUID projectId,
            String projectName,
            Promoter promoter,
            String agreement,
            Stage stage,
            CandidacyStatus status,
            int version,
            Instant stageSince,
            Instant submittedAt,
            String nominatingParty,
            String nominatingAgency,
            List<String> minerals,
            List<String> steps,
            List<String> countries,
            Integer pendingGateRequest,
            List<String> waitingOn,
            Instant deadline,
            UUID reviewId,
            Outcome lastOutcome,
            Gate nextGate) {}

    /** A gate request. */
    public record Request(
            int number,
            Gate gate,
            GateRequestState state,
            int dossierVersion,
            String dossierHash,
            String note,
            Instant requestedAt,
            By requestedBy,
            UUID reviewId,
            Instant deadline,
            Outcome outcome,
            String explanation,
            JsonNode conditions,
            Instant concludedAt) {}

    /** The notice that a promoter was given. */
    public record Notice(LocalDate sentOn, String reference) {}

    /** What a promoter replied to a notice. */
    public record Reply(LocalDate receivedOn, String text, String reference, By recordedBy) {}

    /**
     * A request that the parties review a change.
     *
     * @param reply null while the promoter hasn't replied
     * @param dossierVersion the version frozen for its review; null until that is asked for
     * @param withdrawalAsked whether the open review was asked to end
     * @param permitted what the reader can do with it now
     */
    public record Change(
            int number,
            SubjectType type,
            ChangeRequestState state,
            String requestingParty,
            ChangeCause cause,
            String reasons,
            Notice notice,
            Instant replyUntil,
            Instant requestedAt,
            By requestedBy,
            Reply reply,
            Integer dossierVersion,
            Instant reviewAskedAt,
            UUID reviewId,
            Instant deadline,
            boolean withdrawalAsked,
            Outcome outcome,
            String explanation,
            Instant concludedAt,
            List<String> permitted) {}

    /** That a party ended its own support. */
    public record SupportEnd(String party, String reasons, Instant endedAt, By endedBy) {}

    /**
     * A candidacy with all that belongs to it.
     *
     * @param withdrawalAsked what the open review was asked to give way for; null for nothing
     * @param missingForNextGate sections that the next gate needs and that aren't there; for its own party alone
     * @param undisclosedTo parties for which the next gate lacks the promoter's consent to disclosure; likewise
     * @param gateRequests its requests, newest first
     * @param suspended whether the parties suspended it, so that only they lift that
     * @param changeRequests what parties asked the parties to review after the selection, newest first
     * @param supportEnds which parties ended their own support
     * @param nominatorLeft whether the nominating party is no party of the agreement any more
     * @param permitted what the reader can do now
     */
    public record Detail(
            UUID projectId,
            String projectName,
            Promoter promoter,
            String agreement,
            Stage stage,
            CandidacyStatus status,
            int version,
            Instant stageSince,
            Instant submittedAt,
            String nominatingParty,
            String nominatingAgency,
            List<String> minerals,
            List<String> steps,
            List<String> countries,
            Integer pendingGateRequest,
            List<String> waitingOn,
            Instant deadline,
            UUID reviewId,
            Outcome lastOutcome,
            WithdrawalCause withdrawalAsked,
            Gate nextGate,
            List<String> missingForNextGate,
            List<String> undisclosedTo,
            List<Request> gateRequests,
            boolean suspended,
            List<Change> changeRequests,
            List<SupportEnd> supportEnds,
            boolean nominatorLeft,
            List<String> permitted) {}

    /** A stage of the board with its newest candidacies; {@code capped} where there are more than counted. */
    public record BoardStage(Stage stage, int count, boolean capped, List<Summary> items) {}

    /** The pipeline by stage. */
    public record Board(List<BoardStage> stages) {}

    static Brief brief(CandidacyRow row) {
        return new Brief(
                row.agreement,
                row.stage,
                row.status,
                row.version,
                row.pendingRequest,
                waitingOn(row),
                row.reviewDeadline,
                row.reviewId);
    }

    static Summary summary(CandidacyRow row) {
        return new Summary(
                row.projectId,
                row.projectName,
                new Promoter(row.promoterName, row.promoterIdentifier),
                row.agreement,
                row.stage,
                row.status,
                row.version,
                row.stageSince,
                row.submittedAt,
                row.nominatingParty,
                row.nominatingAgency,
                List.of(row.minerals),
                List.of(row.steps),
                List.of(row.countries),
                row.pendingRequest,
                waitingOn(row),
                row.reviewDeadline,
                row.reviewId,
                row.lastOutcome,
                Gate.after(row.stage).orElse(null));
    }

    // Between gates it is the nominating party's turn to ask for the next; once it left, that of those who remain to
    // end
    // what nobody can bring on.
    private static List<String> waitingOn(CandidacyRow row) {
        boolean ownTurn = row.status == CandidacyStatus.ACTIVE
                && row.pendingRequest == null
                && row.pendingChange == null
                && Gate.after(row.stage).isPresent();
        if (!ownTurn) {
            return List.of(row.waitingOn);
        }
        return row.nominatorLeft
                ? Stream.of(row.releasableTo)
                        .filter(party -> !party.equals(row.nominatingParty) && !party.equals(Audience.SECRETARIAT))
                        .toList()
                : List.of(row.nominatingParty);
    }
}
