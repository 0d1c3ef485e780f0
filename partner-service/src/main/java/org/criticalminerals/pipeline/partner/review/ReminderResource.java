package org.criticalminerals.pipeline.partner.review;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.http.Idempotent;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.identity.Acts;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Reminders over HTTP, of many reviews in one request. */
@Path("/api/v1/review-reminders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReminderResource {

    private static final int MOST = 50;

    private final ReminderService reminders;
    private final ActingOfficials officials;

    ReminderResource(ReminderService reminders, ActingOfficials officials) {
        this.reminders = reminders;
        this.officials = officials;
    }

    /**
     * Which reviews' parties are to be reminded.
     *
     * @param reviews ids of reviews, at most 50
     */
    public record NewReminders(List<UUID> reviews) {}

    /**
     * What became of one review.
     *
     * @param review the review
     * @param result {@code REMINDED}, {@code TOO_SOON} (less than a day since the last reminder), {@code NOBODY_AWAITED},
     *     {@code NOT_OPEN} or {@code NOT_FOUND}
     * @param parties who was reminded, now or by that last reminder
     * @param again from when on they can be reminded again; null where they weren't
     */
    public record ReminderView(UUID review, String result, List<String> parties, Instant again) {}

    /**
     * What became of all.
     *
     * @param items one for each review, in the order asked
     */
    public record RemindersView(List<ReminderView> items) {}

    /** Has the awaited parties of some reviews reminded; what can't be done for one doesn't keep the others. */
    @POST
    @PermissionsAllowed(Acts.REMIND)
    @Idempotent
    @Transactional
    @Operation(summary = "Reminds the awaited parties of up to 50 reviews, each at most once a day")
    @APIResponseSchema(value = RemindersView.class, responseCode = "200")
    public Response remind(NewReminders asked) {
        if (asked == null || asked.reviews() == null || asked.reviews().isEmpty()) {
            throw Problems.invalid("/reviews", "must name at least one review");
        }
        if (asked.reviews().size() > MOST) {
            throw Problems.invalid("/reviews", "must not be more than " + MOST + "; send the rest in another request");
        }
        if (asked.reviews().stream().anyMatch(Objects::isNull)) {
            throw Problems.invalid("/reviews", "must hold ids of reviews");
        }
        return Response.ok(new RemindersView(reminders.remind(asked.reviews(), officials.current()).stream()
                        .map(one -> new ReminderView(one.review(), one.result().name(), one.parties(), one.again()))
                        .toList()))
                .build();
    }
}
