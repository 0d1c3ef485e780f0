package org.criticalminerals.pipeline.partner.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;

/** The row of an official: the last that the identity provider told. */
@Entity
@Table(name = "official")
class OfficialRow {

    @Id
    String subject;

    long version;

    String username;

    String name;

    String email;

    String agency;

    String party;

    String[] roles;

    boolean active;

    @Column(name = "changed_at")
    Instant changedAt;

    Official toOfficial() {
        return new Official(subject, username, name, email, agency, party, Set.of(roles));
    }

    void take(Official official, boolean isActive, Instant now) {
        subject = official.subject();
        version++;
        username = official.username();
        name = official.name();
        email = official.email();
        agency = official.agency();
        party = official.party();
        roles = official.roles().toArray(String[]::new);
        active = isActive;
        changedAt = now;
    }
}
