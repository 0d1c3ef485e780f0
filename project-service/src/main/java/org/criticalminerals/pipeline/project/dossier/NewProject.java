package org.criticalminerals.pipeline.project.dossier;

import java.util.List;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.ReferenceEvent.AgreementState;
import org.criticalminerals.pipeline.project.dossier.section.Identity;
import org.criticalminerals.pipeline.project.dossier.section.Production;
import org.criticalminerals.pipeline.project.dossier.section.Sites;
import org.criticalminerals.pipeline.project.history.HistoryType;

/**
 * A project to enter, with sections that were checked before.
 *
 * @param party the nominating party
 * @param agency its author's agency
 * @param by who enters it
 * @param how whether it is nominated or imported
 * @param identity its identity
 * @param sites its sites; null where unknown
 * @param production its production; null where unknown
 * @param agreements under which it is submitted at once; empty for a draft
 */
public record NewProject(
        String party,
        String agency,
        Actor by,
        HistoryType how,
        Identity identity,
        Sites sites,
        Production production,
        List<AgreementState> agreements) {}
