package org.criticalminerals.pipeline.project.dossier;

/**
 * Told within the service and the transaction: what others copied of this project's dossier may be out of date.
 *
 * @param project the project after the edit
 */
public record DossierEdited(ProjectFacts project) {}
