package org.criticalminerals.pipeline.partner.delegation;

import java.time.Instant;
import java.util.List;

/**
 * A delegation as a signatory gives it over HTTP.
 *
 * @param delegate to whom, as a subject of the identity provider; see {@code /api/v1/officials}
 * @param agreements codes of the agreements that it covers; absent or empty for all
 * @param gates the gates that it covers; absent or empty for all
 * @param startsAt since when; absent for now
 * @param endsAt the first instant at which it is over
 * @param note what the delegate should know; absent where nothing
 */
public record NewDelegation(
        String delegate, List<String> agreements, List<String> gates, Instant startsAt, Instant endsAt, String note) {

    public NewDelegation {
        agreements = agreements == null ? List.of() : agreements;
        gates = gates == null ? List.of() : gates;
    }
}
