package org.criticalminerals.pipeline.project.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.releasability.Releasability;
import org.criticalminerals.pipeline.project.candidacy.Submissions;
import org.criticalminerals.pipeline.project.dossier.DossierReading;
import org.criticalminerals.pipeline.project.dossier.DossierService;
import org.criticalminerals.pipeline.project.dossier.NewProject;
import org.criticalminerals.pipeline.project.dossier.ProjectFacts;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Bad;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Good;
import org.criticalminerals.pipeline.project.exchange.RowMapping.Mapped;
import org.criticalminerals.pipeline.project.history.HistoryType;

/** Enters the rows of an import as projects; those that are there already stay as they are. In its caller's transaction. */
@ApplicationScoped
class RowEntry {

    private final Imports imports;
    private final DossierService dossiers;
    private final DossierReading dossierReading;
    private final Submissions submissions;
    private final Designations designations;
    private final EntityManager entities;

    RowEntry(
            Imports imports,
            DossierService dossiers,
            DossierReading dossierReading,
            Submissions submissions,
            Designations designations,
            EntityManager entities) {
        this.imports = imports;
        this.dossiers = dossiers;
        this.dossierReading = dossierReading;
        this.submissions = submissions;
        this.designations = designations;
        this.entities = entities;
    }

    /** Enters rows for an official. */
    Tally enter(ActingOfficial official, List<Mapped> batch) {
        Tally tally = new Tally();
        tally.rows = batch.size();
        List<Good> good = new ArrayList<>();
        batch.forEach(mapped -> {
            switch (mapped) {
                case Good fine -> good.add(fine);
                case Bad bad -> tally.refuse(bad.error());
            }
        });
        Set<String> parties = new TreeSet<>(good.stream().map(Good::party).toList());
        parties.forEach(imports::queueFor);
        Map<String, Map<String, List<ProjectFacts>>> known = parties.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        party -> dossierReading.same(
                                party,
                                good.stream()
                                        .filter(row -> row.party().equals(party))
                                        .map(RowEntry::sameKey)
                                        .distinct()
                                        .toList())));
        Set<String> entered = new HashSet<>();
        for (Good row : good) {
            String key = sameKey(row);
            boolean isKnown = known.get(row.party()).getOrDefault(key, List.of()).stream()
                    .anyMatch(project -> isThere(project, official));
            if (isKnown || !entered.add(row.party() + "/" + row.agency() + "/" + key)) {
                tally.unchanged++;
            } else {
                enter(official, row);
                tally.imported++;
            }
        }
        return tally;
    }

    // A draft that the importer may not see is not there for this import; whether it exists must not show.
    private static boolean isThere(ProjectFacts project, ActingOfficial official) {
        return Releasability.maySee(official, project.releasableTo())
                || project.createdBy().subject().equals(official.subject());
    }

    private static String sameKey(Good row) {
        return DossierReading.sameKey(
                row.identity().name(), row.identity().promoter().name());
    }

    private void enter(ActingOfficial official, Good row) {
        Actor by = official.actor();
        List<AgreementState> agreements = row.agreement() == null ? List.of() : List.of(row.agreement());
        ProjectFacts project = dossiers.enter(new NewProject(
                row.party(),
                row.agency(),
                by,
                HistoryType.IMPORTED,
                row.identity(),
                row.sites(),
                row.production(),
                agreements));
        agreements.forEach(agreement -> submissions.enter(project, agreement, by));
        row.designations().forEach(designation -> designations.add(project.id(), designation));
        // Each flush looks at everything in memory; what is entered need not be looked at again.
        entities.flush();
        entities.clear();
    }
}
