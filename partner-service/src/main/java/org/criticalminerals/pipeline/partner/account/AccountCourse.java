package org.criticalminerals.pipeline.partner.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.account.AccountChange.Details;
import org.criticalminerals.pipeline.partner.account.AccountChange.Kind;
import org.criticalminerals.pipeline.partner.account.AccountChange.State;
import org.criticalminerals.pipeline.partner.account.KeycloakAccounts.Meant;
import org.criticalminerals.pipeline.partner.party.OfficialService;
import org.criticalminerals.pipeline.partner.party.PartyService;

/** What an act on an account does here before, and after, the identity provider follows it. In worker transactions. */
@ApplicationScoped
class AccountCourse {

    private final AccountRepository accounts;
    private final AccountChangeRepository changes;
    private final OfficialService officials;
    private final PartyService parties;
    private final Clock clock;

    AccountCourse(
            AccountRepository accounts,
            AccountChangeRepository changes,
            OfficialService officials,
            PartyService parties,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.officials = officials;
        this.parties = parties;
        this.clock = clock;
    }

    /**
     * An act that is tried now.
     *
     * @param change the act
     * @param meant what the identity provider is to say: as it is meant by now, not as it was when the act was recorded
     */
    record Attempt(UUID change, Meant meant) {}

    /** Begins the attempt at the act that is due first; empty where none is. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Attempt> begin() {
        return changes.claimDue(clock.instant()).map(this::begin);
    }

    private Attempt begin(AccountChange change) {
        Account account = accounts.findById(change.accountId);
        boolean isFirst = change.attempt(clock.instant());
        // Open work never waits for the identity provider.
        if (isFirst && change.kind == Kind.DEPARTURE && account.subject != null && !account.active) {
            officials.leave(account.subject, change.details.successor());
        }
        Details details = change.details;
        String[] names = account.name.split(" ", 2);
        boolean mails = change.kind == Kind.INVITATION || change.kind == Kind.REMINDER;
        return new Attempt(
                change.id,
                new Meant(
                        account.subject,
                        account.username,
                        details.firstName() == null ? names[0] : details.firstName(),
                        details.lastName() == null ? names[names.length - 1] : details.lastName(),
                        details.locale() == null ? "en" : details.locale(),
                        account.party,
                        account.agency,
                        parties.nameOf(account.agency),
                        new TreeSet<>(account.roleSet()),
                        account.active,
                        mails && account.active,
                        !isFirst));
    }

    /** The identity provider follows. */
    @Transactional(Transactional.TxType.MANDATORY)
    void done(Attempt attempt, Optional<String> subject) {
        AccountChange change = changes.findById(attempt.change());
        if (change.state != State.PENDING) {
            return;
        }
        Instant now = clock.instant();
        Account account = accounts.lock(change.accountId).orElseThrow();
        subject.ifPresent(id -> account.subject = id);
        if (account.active != attempt.meant().active()
                || !account.roleSet().equals(attempt.meant().roles())) {
            // Another act came meanwhile and will be applied itself; this one is done with it.
            change.done(now);
            return;
        }
        // Readings that began before don't know of it yet.
        account.changedAt = now;
        change.done(now);
        if (account.active) {
            officials.note(account.toOfficial());
        }
    }

    /** It doesn't yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    void failed(Attempt attempt, String why) {
        AccountChange change = changes.findById(attempt.change());
        if (change.state == State.PENDING) {
            change.failed(why, clock.instant());
        }
    }

    /** It won't, since another service decides; what is meant here stays, and shows as a difference. */
    @Transactional(Transactional.TxType.MANDATORY)
    void leftToOwnService(Attempt attempt, String why) {
        AccountChange change = changes.findById(attempt.change());
        if (change.state == State.PENDING) {
            change.refused(why, clock.instant());
        }
    }

    /** It won't: whoever was invited isn't. */
    @Transactional(Transactional.TxType.MANDATORY)
    void refused(Attempt attempt, String why) {
        AccountChange change = changes.findById(attempt.change());
        if (change.state == State.PENDING) {
            Instant now = clock.instant();
            change.refused(why, now);
            Account account = accounts.lock(change.accountId).orElseThrow();
            account.active = false;
            account.touch(now);
        }
    }
}
