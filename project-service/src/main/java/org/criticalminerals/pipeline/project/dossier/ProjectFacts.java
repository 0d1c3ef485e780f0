package org.criticalminerals.pipeline.project.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Owner;
import org.criticalminerals.pipeline.project.permission.ProjectPermissions.Sharing;

/**
 * A project as other subjects know it.
 *
 * @param id its id
 * @param name its name
 * @param promoterName its promoter
 * @param promoterIdentifier the promoter's LEI or org-id; null where unknown
 * @param nominatingParty whose project it is
 * @param nominatingAgency its author's agency
 * @param sharing how far it is shown
 * @param agreements under which agreements it is submitted
 * @param version grows with each change of the project or its dossier
 * @param dossierVersion the current dossier version
 * @param countries countries of its sites, as far as released to all who see the project
 * @param minerals likewise its minerals
 * @param steps likewise its steps
 * @param createdAt when it was nominated
 * @param updatedAt when it last changed
 * @param createdBy who nominated it
 * @param releasableTo who sees it
 */
public record ProjectFacts(
        UUID id,
        String name,
        String promoterName,
        String promoterIdentifier,
        String nominatingParty,
        String nominatingAgency,
        Sharing sharing,
        Set<String> agreements,
        int version,
        int dossierVersion,
        List<String> countries,
        List<String> minerals,
        List<String> steps,
        Instant createdAt,
        Instant updatedAt,
        Actor createdBy,
        Set<String> releasableTo) {

    /** Whose it is, with the party's lead under an agreement; null for none. */
    public Owner owner(String lead) {
        return new Owner(nominatingParty, nominatingAgency, sharing, lead);
    }
}
