package org.criticalminerals.pipeline.partner.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;

/**
 * An account as HTTP shows it to who administers it.
 *
 * @param id its id
 * @param subject its identifier in the identity provider; null until that has it
 * @param username the sign-in name
 * @param name whose it is
 * @param email the mail address; null where none is kept
 * @param agency for which agency one signs in with it
 * @param roles what one may do with it
 * @param active whether one may sign in with it
 * @param pending whether the identity provider doesn't follow the latest act yet
 * @param changedAt when it changed last
 * @param permitted what the reader may do with it: {@code ROLES}, {@code DEPARTURE}, {@code REMINDER}
 * @param grantable the roles that the reader may grant and withdraw
 */
public record AccountView(
        UUID id,
        String subject,
        String username,
        String name,
        String email,
        String agency,
        Set<String> roles,
        boolean active,
        boolean pending,
        Instant changedAt,
        List<String> permitted,
        Set<String> grantable) {

    static AccountView of(AccountService.Standing standing, ActingOfficial reader) {
        Account account = standing.account();
        List<String> permitted = new ArrayList<>();
        if (account.active && !reader.subject().equals(account.subject)) {
            permitted.add("ROLES");
            if (AccountPermissions.deniedDeparture(reader, account.subject, account.roleSet())
                    .isEmpty()) {
                permitted.add("DEPARTURE");
            }
            permitted.add("REMINDER");
        }
        return new AccountView(
                account.id,
                account.subject,
                account.username,
                account.name,
                account.email,
                account.agency,
                account.roleSet(),
                account.active,
                standing.pending(),
                account.changedAt,
                permitted,
                AccountPermissions.grantable(reader));
    }

    /**
     * An act on an account.
     *
     * @param id its id
     * @param kind what was done
     * @param granted roles that were granted
     * @param withdrawn roles that were withdrawn
     * @param reason why; null where none was asked
     * @param state whether the identity provider follows it
     * @param trouble why it doesn't yet, or won't; null where it does
     * @param attempts how often that was tried
     * @param recordedAt when it was done here
     * @param byName who did it
     * @param byAgency for which agency
     * @param doneAt since when the identity provider follows; null until then
     */
    public record ActView(
            UUID id,
            AccountChange.Kind kind,
            Set<String> granted,
            Set<String> withdrawn,
            String reason,
            AccountChange.State state,
            String trouble,
            int attempts,
            Instant recordedAt,
            String byName,
            String byAgency,
            Instant doneAt) {

        static ActView of(AccountChange change) {
            return new ActView(
                    change.id,
                    change.kind,
                    change.details.granted(),
                    change.details.withdrawn(),
                    change.reason,
                    change.state,
                    change.trouble,
                    change.attempts,
                    change.recordedAt,
                    change.recordedBy.name(),
                    change.recordedBy.agency(),
                    change.doneAt);
        }
    }
}
