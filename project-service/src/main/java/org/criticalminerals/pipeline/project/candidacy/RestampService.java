package org.criticalminerals.pipeline.project.candidacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.reference.AudienceChanged;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Shows candidacies and their dossiers to the parties that an agreement has now, when some joined or left (ADR 018). In
 * worker transactions of a bounded number of projects each; what was done twice is the same as once.
 */
@ApplicationScoped
class RestampService {

    private static final Logger LOG = Logger.getLogger(RestampService.class);

    private final Restamps restamps;
    private final Candidacies candidacies;
    private final Submissions submissions;
    private final DossierService dossiers;
    private final EntityManager entities;
    private final Clock clock;
    private final int batch;
    private final Duration stragglers;

    RestampService(
            Restamps restamps,
            Candidacies candidacies,
            Submissions submissions,
            DossierService dossiers,
            EntityManager entities,
            Clock clock,
            @ConfigProperty(name = "pipeline.restamp.batch") int batch,
            @ConfigProperty(name = "pipeline.restamp.stragglers") Duration stragglers) {
        this.restamps = restamps;
        this.candidacies = candidacies;
        this.submissions = submissions;
        this.dossiers = dossiers;
        this.entities = entities;
        this.clock = clock;
        this.batch = batch;
        this.stragglers = stragglers;
    }

    void plan(@Observes AudienceChanged changed) {
        Instant now = clock.instant();
        LOG.infof(
                "Candidacies of %s are to be shown to the parties of its version %d",
                changed.agreement(), changed.version());
        restamps.add(Ids.next(), changed.agreement(), changed.version(), now);
        // A submission that is under way may have read the parties of before: it is met by a second pass.
        restamps.add(Ids.next(), changed.agreement(), changed.version(), now.plus(stragglers));
    }

    /**
     * Does one batch.
     *
     * @return whether there was anything to do
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean restampNext() {
        Optional<Restamps.Pass> due = restamps.take(clock.instant());
        due.ifPresent(pass -> {
            List<Object[]> rows = restamps.next(pass.agreement(), pass.after(), batch);
            rows.forEach(row -> restamp((UUID) row[1], pass.agreement()));
            if (rows.size() < batch) {
                restamps.finish(pass.id());
                LOG.infof("Candidacies of %s are shown to its parties of now", pass.agreement());
            } else {
                restamps.advance(pass.id(), (UUID) rows.getLast()[0]);
            }
        });
        return due.isPresent();
    }

    private void restamp(UUID project, String agreement) {
        ProjectFacts facts = dossiers.restamp(project).orElseThrow();
        candidacies.lock(project, agreement).ifPresent(row -> submissions.show(row, facts));
        entities.flush();
        entities.clear();
    }
}
