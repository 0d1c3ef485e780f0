package org.criticalminerals.pipeline.partner.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.partner.account.AccountDifference.Standing;
import org.criticalminerals.pipeline.partner.party.KnownAccounts;
import org.criticalminerals.pipeline.partner.party.Official;

/**
 * Keeps where the identity provider differs from what is meant here, at each reading of it. Whom it knows at the very
 * first reading is meant: there is nothing else to hold against it.
 */
@ApplicationScoped
class AccountComparison implements KnownAccounts {

    private final AccountRepository accounts;
    private final AccountChangeRepository changes;
    private final AccountDifferenceRepository differences;
    private final Clock clock;

    AccountComparison(
            AccountRepository accounts,
            AccountChangeRepository changes,
            AccountDifferenceRepository differences,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.differences = differences;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Official> compare(List<Official> present, Instant readAt) {
        Map<String, Account> known = new HashMap<>();
        List<Account> all = accounts.listAll();
        all.stream().filter(account -> account.subject != null).forEach(account -> known.put(account.subject, account));
        if (all.isEmpty()) {
            present.forEach(this::adopt);
            return present;
        }
        Set<UUID> pending = changes.allPending();
        List<Official> meant = new ArrayList<>();
        Map<String, AccountDifference> before = new HashMap<>();
        differences.listAll().forEach(difference -> before.put(difference.subject, difference));
        for (Official official : present) {
            Account account = known.remove(official.subject());
            note(official.subject(), account, official, pending, readAt, before);
            if (account == null || account.active) {
                meant.add(official);
            }
        }
        known.forEach((subject, account) -> note(subject, account, null, pending, readAt, before));
        before.values().forEach(differences::delete);
        return meant;
    }

    private void adopt(Official official) {
        Account account = new Account();
        account.id = Ids.next();
        account.take(official, clock.instant());
        accounts.persist(account);
    }

    // What was done since the reading began isn't in it, and what waits for the identity provider is no difference.
    private void note(
            String subject,
            Account account,
            Official official,
            Set<UUID> pending,
            Instant readAt,
            Map<String, AccountDifference> before) {
        AccountDifference noticed = before.remove(subject);
        if (account != null && (pending.contains(account.id) || !account.changedAt.isBefore(readAt))) {
            if (noticed != null) {
                differences.delete(noticed);
            }
            return;
        }
        if (account != null && official != null) {
            account.name = official.name();
            account.email = official.email();
        }
        Standing here = account == null ? null : Standing.of(account);
        Standing there = official == null ? null : Standing.of(official);
        var kind = Differing.in(here, there);
        if (kind.isEmpty()) {
            if (noticed != null) {
                differences.delete(noticed);
            }
            return;
        }
        AccountDifference difference = noticed == null ? new AccountDifference() : noticed;
        difference.subject = subject;
        difference.accountId = account == null ? null : account.id;
        difference.party = account == null ? official.party() : account.party;
        difference.agency = account == null ? official.agency() : account.agency;
        difference.kind = kind.get();
        difference.name = account == null ? official.name() : account.name;
        difference.here = here == null ? Standing.nothing(official.username()) : here;
        difference.there = there == null ? Standing.nothing(account.username) : there;
        difference.noticedAt = noticed == null ? clock.instant() : noticed.noticedAt;
        if (noticed == null) {
            differences.persist(difference);
        }
    }
}
