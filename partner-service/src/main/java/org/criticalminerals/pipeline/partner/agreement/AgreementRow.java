package org.criticalminerals.pipeline.partner.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row of an agreement. */
@Entity
@Table(name = "agreement")
class AgreementRow {

    @Id
    String code;

    int version;

    String hash;

    @JdbcTypeCode(SqlTypes.JSON)
    AgreementDefinition definition;

    /** Every party that it has ever had. */
    @Column(name = "known_parties")
    String[] knownParties = {};

    @Column(name = "loaded_at")
    Instant loadedAt;

    /** Takes a new version of its definition. */
    void take(AgreementDefinition content, String contentHash, Instant now) {
        Set<String> parties = new TreeSet<>(Set.of(knownParties));
        parties.addAll(content.parties());
        knownParties = parties.toArray(String[]::new);
        version++;
        hash = contentHash;
        definition = content;
        loadedAt = now;
    }

    Agreement toAgreement() {
        return new Agreement(version, definition);
    }
}
