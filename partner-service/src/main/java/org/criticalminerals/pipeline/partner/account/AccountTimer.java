package org.criticalminerals.pipeline.partner.account;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.criticalminerals.pipeline.kit.database.WorkerTransactions;
import org.criticalminerals.pipeline.partner.account.AccountCourse.Attempt;
import org.criticalminerals.pipeline.partner.account.KeycloakAccounts.ManagedException;
import org.criticalminerals.pipeline.partner.account.KeycloakAccounts.TakenException;
import org.criticalminerals.pipeline.partner.party.KeycloakApi;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the identity provider follow the acts on accounts, and tries again until it does. An act is claimed in one
 * transaction, done without one, and noted in another: a call over the network holds no lock.
 */
@ApplicationScoped
public class AccountTimer {

    private static final Logger LOG = Logger.getLogger(AccountTimer.class);
    private static final int MOST_AT_ONCE = 50;

    private final WorkerTransactions transactions;
    private final AccountCourse course;
    private final KeycloakAccounts keycloak;
    private final boolean enabled;

    AccountTimer(
            WorkerTransactions transactions,
            AccountCourse course,
            KeycloakAccounts keycloak,
            @ConfigProperty(name = "pipeline.directory.enabled") boolean enabled) {
        this.transactions = transactions;
        this.course = course;
        this.keycloak = keycloak;
        this.enabled = enabled;
    }

    @Scheduled(every = "{pipeline.accounts.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        if (enabled) {
            apply();
        }
    }

    /** Applies what is due. */
    void apply() {
        for (int applied = 0; applied < MOST_AT_ONCE; applied++) {
            Optional<Attempt> attempt = transactions.call(course::begin);
            if (attempt.isEmpty()) {
                return;
            }
            apply(attempt.get());
        }
    }

    private void apply(Attempt attempt) {
        try {
            Optional<String> subject = keycloak.apply(attempt.meant());
            transactions.run(() -> course.done(attempt, subject));
        } catch (TakenException taken) {
            transactions.run(() -> course.refused(attempt, taken.getMessage()));
        } catch (ManagedException managed) {
            transactions.run(() -> course.leftToOwnService(attempt, managed.getMessage()));
        } catch (KeycloakApi.Refusal refusal) {
            LOG.warnf("Act %s on an account isn't followed yet: %s", attempt.change(), refusal.getMessage());
            transactions.run(() -> course.failed(attempt, "The sign-in server refuses it (" + refusal.status() + ")."));
        } catch (IOException unreachable) {
            LOG.warnf("Act %s on an account isn't followed yet: %s", attempt.change(), unreachable.toString());
            transactions.run(() -> course.failed(attempt, "The sign-in server can't be reached."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
