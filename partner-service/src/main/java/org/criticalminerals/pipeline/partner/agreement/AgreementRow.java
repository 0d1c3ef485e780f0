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

    /** Since when the version holds. */
    @Column(name = "effective_from")
    Instant effectiveFrom;

    /** What the file of the reference data said when it was loaded last; null where none was. */
    @Column(name = "file_definition")
    @JdbcTypeCode(SqlTypes.JSON)
    AgreementDefinition fileDefinition;

    @Column(name = "file_hash")
    String fileHash;

    @Column(name = "loaded_at")
    Instant loadedAt;

    /** Takes a new version of its definition. */
    void take(AgreementDefinition content, String contentHash, Instant since, Instant now) {
        Set<String> parties = new TreeSet<>(Set.of(knownParties));
        parties.addAll(content.parties());
        knownParties = parties.toArray(String[]::new);
        version++;
        hash = contentHash;
        definition = content;
        effectiveFrom = since;
        loadedAt = now;
    }

    Agreement toAgreement() {
        return new Agreement(version, definition);
    }
}
