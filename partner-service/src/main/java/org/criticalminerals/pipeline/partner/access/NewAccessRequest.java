package org.criticalminerals.pipeline.partner.access;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A request for access that came in.
 *
 * @param reference the party's own file number; absent without one
 * @param requesterName who asks, kept for the own agency alone; absent to keep nothing but a pseudonym
 * @param subject what is asked for, for the own party
 * @param question what is put to the originators, in words that don't tell who asks; needed where any is consulted
 * @param projects about which projects
 * @param reviews about which reviews
 * @param from from which day on
 * @param until to which day
 * @param receivedOn when it came in; today where absent
 * @param originators further parties whose information is asked for
 */
public record NewAccessRequest(
        String reference,
        String requesterName,
        String subject,
        String question,
        List<UUID> projects,
        List<UUID> reviews,
        LocalDate from,
        LocalDate until,
        LocalDate receivedOn,
        List<String> originators) {

    public NewAccessRequest {
        projects = projects == null ? List.of() : projects;
        reviews = reviews == null ? List.of() : reviews;
        originators = originators == null ? List.of() : originators;
    }
}
