package org.criticalminerals.pipeline.project.dossier;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.criticalminerals.pipeline.project.storage.Arrays;
import org.hibernate.annotations.ColumnTransformer;

/**
 * The root of a project: whoever changes it or its dossier locks this row first. Name, promoter, countries, minerals and
 * steps are copied here from those sections that everyone who sees the project may read.
 */
@Entity
@Table(name = "project")
class ProjectRow {

    @Id
    UUID id;

    String name;

    @Column(name = "promoter_name")
    String promoterName;

    @Column(name = "promoter_identifier")
    String promoterIdentifier;

    @Column(name = "nominating_party", updatable = false)
    String nominatingParty;

    @Column(name = "nominating_agency", updatable = false)
    String nominatingAgency;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Sharing sharing;

    String[] agreements;

    int version;

    @Column(name = "dossier_version")
    int dossierVersion;

    String[] countries;

    String[] minerals;

    String[] steps;

    @Column(name = "name_key")
    String nameKey;

    @Column(name = "promoter_key")
    String promoterKey;

    @Column(name = "same_key")
    String sameKey;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "created_by", updatable = false)
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor createdBy;

    @Column(name = "releasable_to")
    String[] releasableTo;

    ProjectFacts facts() {
        return new ProjectFacts(
                id,
                name,
                promoterName,
                promoterIdentifier,
                nominatingParty,
                nominatingAgency,
                sharing,
                Arrays.set(agreements),
                version,
                dossierVersion,
                List.of(countries),
                List.of(minerals),
                List.of(steps),
                createdAt,
                updatedAt,
                createdBy,
                Arrays.set(releasableTo));
    }

    void rename(String newName, String promoter, String identifier) {
        name = newName;
        promoterName = promoter;
        promoterIdentifier = identifier;
        nameKey = NameKeys.nameKey(newName);
        promoterKey = NameKeys.promoterKey(promoter);
        sameKey = NameKeys.sameKey(newName, promoter);
    }
}
