package org.criticalminerals.pipeline.partner.committee;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.review.NewPosition.NewCondition;

/** What officials send about packages. {@link PackageService} says what is wrong with it. */
public final class PackageRequests {

    private PackageRequests() {}

    /**
     * A package to open.
     *
     * @param agreement the agreement's code
     * @param title what it is called
     * @param note what the parties should know; may be absent
     * @param meetingId the meeting that it is meant for; may be absent
     * @param reviews the open reviews to put together, two at least
     */
    public record NewPackage(String agreement, String title, String note, UUID meetingId, List<UUID> reviews) {}

    /**
     * A party's one act on a package: its decision on every review in it, but for the carve-outs.
     *
     * @param decision the decision
     * @param isFinal for an objection: whether nothing will change it
     * @param reasons why
     * @param conditions what an approval is tied to
     * @param reserveUntil for a reserve: the last day on which it holds
     * @param carveOuts the reviews that are taken out or decided otherwise
     * @param replaces the own positions that this act replaces, where there are any
     */
    public record NewSignature(
            String decision,
            @JsonProperty("final") Boolean isFinal,
            String reasons,
            List<NewCondition> conditions,
            LocalDate reserveUntil,
            List<CarveOut> carveOuts,
            List<Replaced> replaces) {}

    /**
     * A review that is taken out, or decided otherwise than the rest.
     *
     * @param reviewId the review
     * @param decision the decision on it; absent where it is taken out
     * @param isFinal for an objection: whether nothing will change it
     * @param reasons why
     * @param conditions what an approval is tied to
     * @param reserveUntil for a reserve: the last day on which it holds
     */
    public record CarveOut(
            UUID reviewId,
            String decision,
            @JsonProperty("final") Boolean isFinal,
            String reasons,
            List<NewCondition> conditions,
            LocalDate reserveUntil) {}

    /**
     * An own position that the act replaces.
     *
     * @param reviewId on which review
     * @param version the version that is replaced
     */
    public record Replaced(UUID reviewId, Integer version) {}
}
