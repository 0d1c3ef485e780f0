package org.criticalminerals.pipeline.project.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.marking.StoredMarking;
import org.criticalminerals.pipeline.kit.problem.Problems;
import org.criticalminerals.pipeline.kit.releasability.Marking;
import org.criticalminerals.pipeline.project.dossier.SectionMarkings.Context;
import org.criticalminerals.pipeline.project.dossier.Sections.Sealed;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Act;

/** What other subjects need to mark what hangs on a project, and to release it, as its sections are. */
@ApplicationScoped
public class Releases {

    private final DossierService dossiers;
    private final Projects projects;
    private final Stamps stamps;
    private final SectionDrafts drafts;

    Releases(DossierService dossiers, Projects projects, Stamps stamps, SectionDrafts drafts) {
        this.dossiers = dossiers;
        this.projects = projects;
        this.stamps = stamps;
        this.drafts = drafts;
    }

    /** Locks a project for an act; 403 or 404 where it can't be. */
    public ProjectFacts lock(UUID project, ActingOfficial official, Act act) {
        return dossiers.lock(project, official, act).facts();
    }

    /** Locks a project for what the service itself does, in a worker transaction; null where there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public ProjectFacts lockForWorker(UUID project) {
        return projects.lock(project).map(ProjectRow::facts).orElse(null);
    }

    /** Refuses an act on a project that isn't the official's to do. */
    public static void require(ActingOfficial official, Act act, ProjectFacts project) {
        switch (ProjectPermissions.may(official, act, project.owner(null))) {
            case ProjectPermissions.Allowed allowed -> {
                // Go on.
            }
            case ProjectPermissions.Denied denied -> throw Problems.forbidden(denied.rule(), denied.wayOut());
        }
    }

    /** A project; 404 where it isn't there or isn't released to the acting official. */
    public ProjectFacts find(UUID project) {
        return row(project).facts();
    }

    /** A project as markings and consents look at it now. */
    public Context context(UUID project) {
        return stamps.context(row(project));
    }

    /** The marking that a section of the own party's project has of its own; empty for the agreement's usual one. */
    public Optional<Marking> markingOf(UUID project, Section section) {
        return stamps.seal(row(project), section).map(Sealed::marking).map(StoredMarking::marking);
    }

    /** A marking that was sent; null for the default; 400 with a pointer to each field that breaks a rule. */
    public StoredMarking chosen(UUID project, JsonNode marking, ActingOfficial official) {
        return drafts.marking(null, marking, official, row(project));
    }

    /** Those of the project's own party who see something with that audience. */
    public Set<String> ownReaders(UUID project, Set<String> audience) {
        return stamps.ownReaders(row(project), audience);
    }

    /** The party of a principal. */
    public Function<String, String> partyOf() {
        return stamps.partyOf();
    }

    private ProjectRow row(UUID project) {
        return projects.findByIdOptional(project).orElseThrow(() -> Problems.notFound("project"));
    }
}
