package org.criticalminerals.pipeline.partner.review;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The reminders that officials had sent. */
@ApplicationScoped
class ReminderRepository implements PanacheRepositoryBase<Reminder, UUID> {

    /** The latest reminder of a review. */
    Optional<Reminder> latest(UUID review) {
        return find("reviewId = ?1 order by remindedAt desc", review).firstResultOptional();
    }
}
