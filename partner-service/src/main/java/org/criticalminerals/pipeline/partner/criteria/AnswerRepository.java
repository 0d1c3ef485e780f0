package org.criticalminerals.pipeline.partner.criteria;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The answers with their authors and scores, as far as whoever asks may see them. */
@ApplicationScoped
class AnswerRepository implements PanacheRepositoryBase<Answer, UUID> {

    private static final String LATEST = """
            select distinct on (criteria_set, party, item, released) * from criteria_answer
            where project_id = :project and agreement = :agreement
            order by criteria_set, party, item, released, version desc""";
    private static final String SHOW = """
            update criteria_answer a set releasable_to = audience_with(c.releasable_to, a.party)
            from candidacy c
            where c.agreement = :agreement and a.project_id = c.project_id and a.agreement = c.agreement and a.released""";

    private final EntityManager entities;

    AnswerRepository(EntityManager entities) {
        this.entities = entities;
    }

    /** Each party's latest answer on each item, and its latest one that is released where that is another. */
    List<Answer> latest(UUID project, String agreement) {
        List<?> rows = entities.createNativeQuery(LATEST, Answer.class)
                .setParameter("project", project)
                .setParameter("agreement", agreement)
                .getResultList();
        return rows.stream().map(Answer.class::cast).toList();
    }

    /** Of which item whose answers are meant. */
    record Place(UUID project, String agreement, String set, String item, String party) {}

    /** The versions of a party's answer before one, the newest first. */
    List<Answer> before(Place place, int version, int limit) {
        return find(
                        "projectId = ?1 and agreement = ?2 and criteriaSet = ?3 and party = ?4 and item = ?5"
                                + " and version < ?6 order by version desc",
                        place.project(),
                        place.agreement(),
                        place.set(),
                        place.party(),
                        place.item(),
                        version)
                .range(0, limit - 1)
                .list();
    }

    /** Shows the released answers to whom their candidacies are shown. */
    void follow(String agreement) {
        entities.createNativeQuery(SHOW).setParameter("agreement", agreement).executeUpdate();
    }

    void add(Answer answer, AnswerAuthor author, AnswerScore score) {
        entities.persist(answer);
        // The others may be written only where the answer is there: the database looks.
        entities.flush();
        entities.persist(author);
        if (score != null) {
            entities.persist(score);
        }
    }

    /** Who gave these answers, as far as the reader may know. */
    Map<UUID, String> authors(Collection<Answer> answers) {
        return entities.createQuery("select a from AnswerAuthor a where a.answerId in :answers", AnswerAuthor.class)
                .setParameter("answers", ids(answers))
                .getResultStream()
                .collect(Collectors.toMap(author -> author.answerId, author -> author.name));
    }

    /** The scores of these answers, as far as the reader may know. */
    Map<UUID, Short> scores(Collection<Answer> answers) {
        return entities.createQuery("select s from AnswerScore s where s.answerId in :answers", AnswerScore.class)
                .setParameter("answers", ids(answers))
                .getResultStream()
                .collect(Collectors.toMap(score -> score.answerId, score -> score.score));
    }

    private static List<UUID> ids(Collection<Answer> answers) {
        return answers.stream().map(answer -> answer.id).toList();
    }
}
