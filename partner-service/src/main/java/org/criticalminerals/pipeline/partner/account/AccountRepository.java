package org.criticalminerals.pipeline.partner.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {

    /** An account with its row locked. */
    Optional<Account> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The account of a party by its sign-in name, locked. */
    Optional<Account> lockByUsername(String party, String username) {
        return find("party = ?1 and username = ?2", party, username)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The account of an official. */
    Optional<Account> bySubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    /**
     * Accounts of a party, or of one of its agencies, in the order of their names.
     *
     * @param agency the agency; null for all of the party
     * @param after name and id behind which to begin; null for the first
     */
    List<Account> page(String party, String agency, AccountService.After after, int limit) {
        String which = agency == null ? "party = ?1" : "agency = ?1 and party = ?2";
        Object[] values = agency == null ? new Object[] {party} : new Object[] {agency, party};
        if (after == null) {
            return find(which + " order by name, id", values)
                    .range(0, limit - 1)
                    .list();
        }
        int next = values.length + 1;
        Object[] more = Arrays.copyOf(values, next + 1);
        more[next - 1] = after.name();
        more[next] = after.id();
        return find(which + " and (name, id) > (?" + next + ", ?" + (next + 1) + ") order by name, id", more)
                .range(0, limit - 1)
                .list();
    }
}
