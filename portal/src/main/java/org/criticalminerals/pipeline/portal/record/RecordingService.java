package org.criticalminerals.pipeline.portal.record;

/**
 * A service that keeps a record of acts.
 *
 * @param name its name
 * @param url where it is reached
 * @param keeper where the service is reached that keeps a copy of its roots in another database
 */
public record RecordingService(String name, String url, String keeper) {}
