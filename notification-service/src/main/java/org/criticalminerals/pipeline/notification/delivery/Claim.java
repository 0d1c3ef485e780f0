package org.criticalminerals.pipeline.notification.delivery;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery that this replica has taken to try, for the length of its lease.
 *
 * @param notification the notice
 * @param attempt the number of the try, from 1
 * @param createdAt since when it waits to be delivered
 */
record Claim(UUID notification, int attempt, Instant createdAt) {}
