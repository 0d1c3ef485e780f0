package org.criticalminerals.pipeline.partner.access;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What information is asked for.
 *
 * @param projects about which projects
 * @param reviews about which reviews
 * @param from from which day on; null where from the beginning
 * @param until to which day; null where to the present
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Scope(List<Named> projects, List<Named> reviews, LocalDate from, LocalDate until) {

    public Scope {
        projects = projects == null ? List.of() : List.copyOf(projects);
        reviews = reviews == null ? List.of() : List.copyOf(reviews);
    }

    /** Something with what it is called. */
    public record Named(UUID id, String name) {}
}
