package org.criticalminerals.pipeline.partner.committee;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The meetings with what belongs to each. */
@ApplicationScoped
class MeetingRepository implements PanacheRepositoryBase<Meeting, UUID> {

    private static final String OF_MEETING = "meetingId = ?1 order by ";

    private final EntityManager entities;

    MeetingRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** A meeting with its row locked until the end of the transaction. */
    Optional<Meeting> lock(UUID id) {
        return Optional.ofNullable(entities.find(Meeting.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Takes the meeting that the timer has to look at first; other replicas leave it alone meanwhile.
     *
     * @param now meetings due at or before
     */
    Optional<Meeting> claimDue(Instant now) {
        List<?> due = entities.createNativeQuery(
                        "select * from meeting where due_at <= :now order by due_at limit 1 for update skip locked",
                        Meeting.class)
                .setParameter("now", now)
                .getResultList();
        return due.stream().map(Meeting.class::cast).findFirst();
    }

    /** Puts a meeting that couldn't be handled back in the timer's queue. */
    void postpone(UUID id, Instant until) {
        update("dueAt = ?1 where id = ?2 and dueAt is not null", until, id);
    }

    /**
     * Which meetings a list holds; null means all.
     *
     * @param agreements codes of agreements
     * @param status the status
     */
    record Filter(List<String> agreements, MeetingStatus status) {}

    /** Where a list goes on: behind this meeting; null at the beginning. */
    record After(Instant startsAt, UUID id) {}

    /** Meetings, the latest first. */
    List<Meeting> list(Filter filter, After after, int limit) {
        if (filter.agreements() != null && filter.agreements().isEmpty()) {
            return List.of();
        }
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new LinkedHashMap<>();
        if (filter.agreements() != null) {
            conditions.add("m.agreement in :agreements");
            values.put("agreements", filter.agreements());
        }
        if (filter.status() != null) {
            conditions.add("m.status = :status");
            values.put("status", filter.status());
        }
        if (after != null) {
            conditions.add("(m.startsAt, m.id) < (:startsAt, :id)");
            values.put("startsAt", after.startsAt());
            values.put("id", after.id());
        }
        TypedQuery<Meeting> query = entities.createQuery(
                        "select m from Meeting m"
                                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                                + " order by m.startsAt desc, m.id desc",
                        Meeting.class)
                .setMaxResults(limit);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    List<AgendaPoint> agenda(UUID meeting) {
        return all(AgendaPoint.class, OF_MEETING + "ordinal, id", meeting);
    }

    List<Attendance> attendance(UUID meeting) {
        return all(Attendance.class, OF_MEETING + "id", meeting);
    }

    List<ActionItem> actions(UUID meeting) {
        return all(ActionItem.class, OF_MEETING + "dueOn, id", meeting);
    }

    List<MinutesVersion> minutes(UUID meeting) {
        return all(MinutesVersion.class, OF_MEETING + "version", meeting);
    }

    List<MinutesAnswer> answers(UUID meeting) {
        return all(MinutesAnswer.class, OF_MEETING + "version, answeredAt, party", meeting);
    }

    /** What the parties say to one version of the minutes. */
    List<MinutesAnswer> answers(UUID meeting, int version) {
        return entities.createQuery(
                        "from MinutesAnswer where meetingId = ?1 and version = ?2 order by party", MinutesAnswer.class)
                .setParameter(1, meeting)
                .setParameter(2, version)
                .getResultList();
    }

    <T> Optional<T> part(Class<T> type, UUID id) {
        return Optional.ofNullable(entities.find(type, id));
    }

    void add(Object part) {
        entities.persist(part);
    }

    void drop(Object part) {
        entities.remove(part);
    }

    private <T> List<T> all(Class<T> type, String query, UUID meeting) {
        return entities.createQuery("from " + type.getSimpleName() + " where " + query, type)
                .setParameter(1, meeting)
                .getResultList();
    }
}
