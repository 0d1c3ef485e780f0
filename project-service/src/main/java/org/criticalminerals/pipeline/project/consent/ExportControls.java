package org.criticalminerals.pipeline.project.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Section;

/** The flags of export control. */
@ApplicationScoped
class ExportControls implements PanacheRepositoryBase<ExportControlRow, UUID> {

    List<ExportControlRow> standing(UUID project) {
        return list("projectId = ?1 and liftedAt is null order by section", project);
    }

    Optional<ExportControlRow> standing(UUID project, Section section) {
        return find("projectId = ?1 and section = ?2 and liftedAt is null", project, section.path())
                .firstResultOptional();
    }
}
