package org.criticalminerals.pipeline.project.duplicate;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.DuplicateVerdict;
import org.criticalminerals.pipeline.project.storage.ActorConverter;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** What a person found two projects to be, as both stood then. */
@Entity
@Immutable
@Table(name = "duplicate_settlement")
class SettlementRow {

    @Id
    UUID id;

    /** The project of the two with the smaller id. */
    UUID first;

    UUID second;

    @Enumerated(EnumType.STRING)
    DuplicateVerdict verdict;

    String reasons;

    @Column(name = "first_mark")
    int firstMark;

    @Column(name = "second_mark")
    int secondMark;

    @Column(name = "settled_at")
    Instant settledAt;

    @Column(name = "settled_by")
    @Convert(converter = ActorConverter.class)
    @ColumnTransformer(write = "?::jsonb")
    Actor settledBy;

    @Column(name = "releasable_to")
    String[] releasableTo;

    UUID other(UUID project) {
        return first.equals(project) ? second : first;
    }

    /** Whether both projects are as they were when it was settled. */
    boolean stillHolds(UUID project, int mark, int otherMark) {
        return first.equals(project)
                ? firstMark == mark && secondMark == otherMark
                : firstMark == otherMark && secondMark == mark;
    }
}
