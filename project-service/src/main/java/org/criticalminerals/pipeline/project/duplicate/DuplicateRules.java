package org.criticalminerals.pipeline.project.duplicate;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.criticalminerals.pipeline.project.dossier.NameKeys;

/**
 * When two projects look like the same one: the same name, or the same promoter at the same site. A country alone is no
 * match. Pure functions over normalised names.
 */
public final class DuplicateRules {

    private static final double NEAR_KILOMETRES = 10;
    private static final double EARTH_RADIUS_KILOMETRES = 6_371;

    private DuplicateRules() {}

    /** By what two projects look alike. */
    public enum Ground {
        NAME,
        PROMOTER_AND_SITE
    }

    /**
     * Where a project is.
     *
     * @param country ISO 3166 code
     * @param name the site's name; null where unknown
     * @param latitude degrees north; null where unknown
     * @param longitude degrees east; null where unknown
     */
    public record Place(String country, String name, Double latitude, Double longitude) {}

    /**
     * What of a project is compared.
     *
     * @param nameKey {@link NameKeys#nameKey} of its name
     * @param promoterKey {@link NameKeys#promoterKey} of its promoter's name
     * @param places its sites
     */
    public record Likeness(String nameKey, String promoterKey, List<Place> places) {}

    /** By what these two look alike; empty where they don't. */
    public static Set<Ground> grounds(Likeness one, Likeness other) {
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        if (one.nameKey().equals(other.nameKey())) {
            grounds.add(Ground.NAME);
        }
        if (one.promoterKey().equals(other.promoterKey())
                && one.places().stream()
                        .anyMatch(place -> other.places().stream().anyMatch(there -> isSame(place, there)))) {
            grounds.add(Ground.PROMOTER_AND_SITE);
        }
        return grounds;
    }

    private static boolean isSame(Place one, Place other) {
        if (one.name() != null
                && other.name() != null
                && one.country().equals(other.country())
                && NameKeys.nameKey(one.name()).equals(NameKeys.nameKey(other.name()))) {
            return true;
        }
        return isLocated(one) && isLocated(other) && kilometres(one, other) <= NEAR_KILOMETRES;
    }

    private static boolean isLocated(Place place) {
        return place.latitude() != null && place.longitude() != null;
    }

    /** The great-circle distance (haversine). */
    static double kilometres(Place one, Place other) {
        double latitude = Math.toRadians(other.latitude() - one.latitude());
        double longitude = Math.toRadians(other.longitude() - one.longitude());
        double chord = Math.pow(Math.sin(latitude / 2), 2)
                + Math.cos(Math.toRadians(one.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(longitude / 2), 2);
        return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
