package org.criticalminerals.pipeline.partner.candidacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.CandidacyStatus;
import org.criticalminerals.pipeline.events.Stage;
import org.hibernate.annotations.DynamicUpdate;

/** The row of a candidacy. */
@Entity
@DynamicUpdate
@Table(name = "candidacy")
@IdClass(CandidacyRow.Key.class)
class CandidacyRow {

    @Id
    @Column(name = "project_id")
    UUID projectId;

    @Id
    String agreement;

    @Column(name = "project_name")
    String projectName;

    @Column(name = "nominating_party")
    String nominatingParty;

    @Column(name = "site_countries")
    String[] siteCountries;

    @Enumerated(EnumType.STRING)
    Stage stage;

    @Enumerated(EnumType.STRING)
    CandidacyStatus status;

    int version;

    int revision;

    @Column(name = "releasable_to")
    String[] releasableTo;

    /** Its key: the project and the agreement. */
    record Key(UUID projectId, String agreement) implements Serializable {}

    Candidacy toCandidacy() {
        return new Candidacy(
                projectId,
                projectName,
                agreement,
                nominatingParty,
                Set.of(siteCountries),
                stage,
                status,
                revision,
                Set.of(releasableTo));
    }
}
