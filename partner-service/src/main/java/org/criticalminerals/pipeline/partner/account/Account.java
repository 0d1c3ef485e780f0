package org.criticalminerals.pipeline.partner.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.criticalminerals.pipeline.partner.party.Official;
import org.hibernate.annotations.DynamicUpdate;

/** What an official signs in with, as it is meant here; the identity provider is made to say the same. */
@Entity
@Table(name = "account")
@DynamicUpdate
class Account {

    @Id
    UUID id;

    String party;

    String agency;

    /** The sign-in name: of those invited here, their mail address. */
    String username;

    /** Its identifier in the identity provider; null until that has it. */
    String subject;

    String name;

    String email;

    String[] roles;

    /** Whether one may sign in with it. */
    boolean active;

    int version;

    @Column(name = "changed_at")
    Instant changedAt;

    /** An account of somebody of whom the identity provider alone knows; nobody may sign in with it. */
    static Account unknown(AccountDifference difference, UUID id) {
        Account account = new Account();
        account.id = id;
        account.party = difference.party;
        account.agency = difference.agency;
        account.username = difference.there.username();
        account.subject = difference.subject;
        account.name = difference.name;
        account.email = difference.there.email();
        account.roles = new String[0];
        return account;
    }

    Set<String> roleSet() {
        return new TreeSet<>(Set.of(roles));
    }

    void grant(Collection<String> granted, Instant now) {
        roles = new TreeSet<>(granted).toArray(String[]::new);
        touch(now);
    }

    void touch(Instant now) {
        version++;
        changedAt = now;
    }

    /** Takes what the identity provider says. */
    void take(Official official, Instant now) {
        subject = official.subject();
        username = official.username();
        name = official.name();
        email = official.email();
        agency = official.agency();
        party = official.party();
        active = true;
        grant(official.roles(), now);
    }

    /** The official who signs in with it. */
    Official toOfficial() {
        return new Official(subject, username, name, email, agency, party, roleSet());
    }
}
