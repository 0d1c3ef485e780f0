package org.criticalminerals.pipeline.project.consent;

import java.time.Instant;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.Section;

/**
 * Technical data under export control: its section reaches no other party.
 *
 * @param section the section
 * @param regime the regime that controls it
 * @param reason what is controlled
 * @param setAt since when
 * @param setBy who flagged it
 */
public record ExportControl(Section section, String regime, String reason, Instant setAt, Actor setBy) {}
