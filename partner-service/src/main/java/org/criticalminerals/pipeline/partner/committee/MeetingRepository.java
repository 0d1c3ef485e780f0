package org.criticalminerals.pipeline.partner.committee;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.database.Narrowing;
import org.criticalminerals.pipeline.partner.deadline.DueSource;

/** The meetings with what belongs to each. */
@ApplicationScoped
class MeetingRepository implements PanacheRepositoryBase<Meeting, UUID> {

    private static final String MEETINGS = "select m from Meeting m";
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
        Narrowing narrowing = new Narrowing()
                .to("m.agreement in :agreements", "agreements", filter.agreements())
                .to("m.status = :status", "status", filter.status());
        if (after != null) {
            narrowing
                    .to("(m.startsAt, m.id) < (:startsAt, :id)", "startsAt", after.startsAt())
                    .with("id", after.id());
        }
        return narrowing.rows(entities, Meeting.class, MEETINGS, "m.startsAt desc, m.id desc", limit);
    }

    /** The meetings that the parties are called to in a span of time, by when they begin and id. */
    List<Meeting> ahead(DueSource.Span span) {
        return span.within(new Narrowing().to("m.status = 'CONVENED'"), "m.agreement", "m.startsAt", "m.id")
                .rows(entities, Meeting.class, MEETINGS, "m.startsAt, m.id", span.limit());
    }

    /** An action item with the title of its meeting. */
    record TitledAction(ActionItem action, String meeting) {}

    /** The open action items whose day is over in a span of time, by when it is and id. */
    List<TitledAction> openActions(DueSource.Span span) {
        return span.within(new Narrowing().to("a.doneAt is null"), "a.agreement", "a.dueAt", "a.id")
                .rows(
                        entities,
                        TitledAction.class,
                        "select a, m.title from ActionItem a join Meeting m on m.id = a.meetingId",
                        "a.dueAt, a.id",
                        span.limit());
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
