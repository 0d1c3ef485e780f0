package org.criticalminerals.pipeline.kit.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.function.Supplier;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.StandIn;

/**
 * Runs transactions for an official who isn't signed in here: under row-level security, so that it sees exactly what that
 * official may see. Whoever calls it has made sure by other means who asks; an architecture test names those who may.
 */
@ApplicationScoped
public class OfficialTransactions {

    private final StandIn standIn;

    OfficialTransactions(StandIn standIn) {
        this.standIn = standIn;
    }

    /** Runs in a new transaction for an official and gives back what the work gives. */
    @ActivateRequestContext
    public <T> T call(ActingOfficial official, Supplier<T> work) {
        ActingOfficial before = standIn.official().orElse(null);
        standIn.standFor(official);
        try {
            return QuarkusTransaction.requiringNew().call(work::get);
        } finally {
            standIn.standFor(before);
        }
    }
}
