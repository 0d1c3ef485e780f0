package org.criticalminerals.pipeline.project.dossier;

import java.util.UUID;

/**
 * Told within the service and the transaction: who may read what of this project was decided anew, by a marking, a
 * consent, a flag of export control, or by whom the project is shown to. The project is locked.
 *
 * @param project the project
 */
public record ReleaseChanged(UUID project) {}
