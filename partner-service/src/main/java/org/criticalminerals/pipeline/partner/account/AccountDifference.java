package org.criticalminerals.pipeline.partner.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.party.Official;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where the identity provider says otherwise of an official than it is meant here. */
@Entity
@Table(name = "account_difference")
class AccountDifference {

    @Id
    String subject;

    @Column(name = "account_id")
    UUID accountId;

    String party;

    String agency;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String name;

    @JdbcTypeCode(SqlTypes.JSON)
    Standing here;

    @JdbcTypeCode(SqlTypes.JSON)
    Standing there;

    @Column(name = "noticed_at")
    Instant noticedAt;

    /** In what they differ. */
    public enum Kind {
        /** It lets somebody sign in of whom nothing is known here. */
        UNKNOWN,
        /** It lets somebody sign in who left. */
        STILL_THERE,
        /** It lets nobody sign in who is meant to. */
        MISSING,
        /** It gives other roles. */
        ROLES,
        /** It has them in another agency. */
        AGENCY
    }

    /** Whether only the party's own sign-in service can say again what is meant here. */
    boolean isLeftToOwnService() {
        return kind == Kind.AGENCY && there.managed();
    }

    /**
     * How an official stands.
     *
     * @param active whether they may sign in
     * @param username the sign-in name
     * @param email the mail address; null where none is kept
     * @param agency for which agency
     * @param roles with which roles
     * @param managed whether the party's own sign-in service says for which agency
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Standing(
            boolean active, String username, String email, String agency, Set<String> roles, boolean managed) {
        public Standing {
            roles = roles == null ? Set.of() : new TreeSet<>(roles);
        }

        static Standing of(Official official) {
            return new Standing(
                    true,
                    official.username(),
                    official.email(),
                    official.agency(),
                    official.roles(),
                    official.managed());
        }

        static Standing of(Account account) {
            return new Standing(
                    account.active, account.username, account.email, account.agency, account.roleSet(), false);
        }

        static Standing nothing(String username) {
            return new Standing(false, username, null, null, Set.of(), false);
        }
    }
}
