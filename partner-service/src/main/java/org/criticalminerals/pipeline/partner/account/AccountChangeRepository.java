package org.criticalminerals.pipeline.partner.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Acts on accounts. */
@ApplicationScoped
class AccountChangeRepository implements PanacheRepositoryBase<AccountChange, UUID> {

    /** The acts on an account, the newest first. */
    List<AccountChange> of(UUID account, UUID before, int limit) {
        return (before == null
                        ? find("accountId = ?1 order by id desc", account)
                        : find("accountId = ?1 and id < ?2 order by id desc", account, before))
                .range(0, limit - 1)
                .list();
    }

    /** Which of some accounts have an act that the identity provider doesn't follow yet. */
    Set<UUID> pending(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Set.of()
                : list("accountId in ?1 and state = ?2", accounts, AccountChange.State.PENDING).stream()
                        .map(change -> change.accountId)
                        .collect(Collectors.toSet());
    }

    /** Accounts with an act that the identity provider doesn't follow yet. */
    Set<UUID> allPending() {
        return list("state", AccountChange.State.PENDING).stream()
                .map(change -> change.accountId)
                .collect(Collectors.toSet());
    }

    /** The act that is due first, its row locked; other replicas leave it alone meanwhile. */
    Optional<AccountChange> claimDue(Instant now) {
        List<?> due = getEntityManager()
                .createNativeQuery(
                        "select * from account_change where state = 'PENDING' and next_at <= :now"
                                + " order by next_at, id limit 1 for update skip locked",
                        AccountChange.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(AccountChange.class::cast).findFirst();
    }
}
