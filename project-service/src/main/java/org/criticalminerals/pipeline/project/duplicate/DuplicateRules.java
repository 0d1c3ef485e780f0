package org.criticalminerals.pipeline.project.duplicate;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.criticalminerals.pipeline.project.dossier.NameKeys;

/**
 * When two projects look like the same one. Each ground that speaks for it has a weight; from {@link #CANDIDATE} on they
 * are shown to a person, who settles what they are. The same name is enough; a promoter, a country or a mineral alone is
 * not. Of several grounds on where they are, and on what they are called, the strongest counts. Pure functions.
 */
public final class DuplicateRules {

    /** The score from which two projects are shown as alike. */
    public static final int CANDIDATE = 40;

    /** Sites farther apart are no ground. */
    public static final double FARTHEST_KILOMETRES = 25;

    private static final double NEAR_KILOMETRES = 10;
    private static final double SAME_PLACE_KILOMETRES = 1;
    private static final double EARTH_RADIUS_KILOMETRES = 6_371;

    private DuplicateRules() {}

    /** By what two projects look alike, with its weight. */
    public enum Ground {
        /** Their names are the same but for case, accents and words like "Project". */
        NAME(50),
        /** Every word of one's name is in the other's. */
        SIMILAR_NAME(20),
        /** The same promoter but for its legal form. */
        PROMOTER(20),
        /** Sites of the same name in the same country. */
        SITE_NAME(25),
        /** Sites at most a kilometre apart. */
        SITE_WITHIN_1_KM(35),
        /** Sites at most ten kilometres apart. */
        SITE_WITHIN_10_KM(30),
        /** Sites at most twenty-five kilometres apart. */
        SITE_WITHIN_25_KM(10),
        /** Minerals in common. */
        MINERALS(10);

        private final int weight;

        Ground(int weight) {
            this.weight = weight;
        }

        /** What it adds to the score. */
        public int weight() {
            return weight;
        }
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
     * @param minerals codes of its minerals
     */
    public record Likeness(String nameKey, String promoterKey, List<Place> places, Set<String> minerals) {}

    /**
     * How alike two projects are.
     *
     * @param grounds what speaks for it
     * @param score the sum of their weights
     * @param kilometres the distance of their nearest sites; empty where of one of them none is located
     * @param minerals the minerals that they have in common
     */
    public record Alike(Set<Ground> grounds, int score, OptionalDouble kilometres, Set<String> minerals) {

        /** Whether a person should look at them. */
        public boolean isCandidate() {
            return score >= CANDIDATE;
        }
    }

    /** How alike these two are. */
    public static Alike compare(Likeness one, Likeness other) {
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        name(one.nameKey(), other.nameKey()).ifPresent(grounds::add);
        if (one.promoterKey().equals(other.promoterKey())) {
            grounds.add(Ground.PROMOTER);
        }
        OptionalDouble kilometres = nearest(one.places(), other.places());
        site(one.places(), other.places(), kilometres).ifPresent(grounds::add);
        Set<String> minerals = new TreeSet<>(one.minerals());
        minerals.retainAll(other.minerals());
        if (!minerals.isEmpty()) {
            grounds.add(Ground.MINERALS);
        }
        return new Alike(grounds, grounds.stream().mapToInt(Ground::weight).sum(), kilometres, Set.copyOf(minerals));
    }

    private static Optional<Ground> name(String one, String other) {
        if (one.equals(other)) {
            return Optional.of(Ground.NAME);
        }
        List<String> words = List.of(one.split(" "));
        List<String> others = List.of(other.split(" "));
        return words.containsAll(others) || others.containsAll(words)
                ? Optional.of(Ground.SIMILAR_NAME)
                : Optional.empty();
    }

    private static Optional<Ground> site(List<Place> places, List<Place> others, OptionalDouble kilometres) {
        Set<Ground> grounds = EnumSet.noneOf(Ground.class);
        if (places.stream().anyMatch(place -> others.stream().anyMatch(there -> isNamedAlike(place, there)))) {
            grounds.add(Ground.SITE_NAME);
        }
        kilometres.ifPresent(distance -> distance(distance).ifPresent(grounds::add));
        return grounds.stream().max(Comparator.comparingInt(Ground::weight));
    }

    private static Optional<Ground> distance(double kilometres) {
        if (kilometres <= SAME_PLACE_KILOMETRES) {
            return Optional.of(Ground.SITE_WITHIN_1_KM);
        }
        if (kilometres <= NEAR_KILOMETRES) {
            return Optional.of(Ground.SITE_WITHIN_10_KM);
        }
        return kilometres <= FARTHEST_KILOMETRES ? Optional.of(Ground.SITE_WITHIN_25_KM) : Optional.empty();
    }

    private static boolean isNamedAlike(Place one, Place other) {
        return one.name() != null
                && other.name() != null
                && one.country().equals(other.country())
                && NameKeys.nameKey(one.name()).equals(NameKeys.nameKey(other.name()));
    }

    private static OptionalDouble nearest(List<Place> places, List<Place> others) {
        return places.stream()
                .filter(DuplicateRules::isLocated)
                .flatMapToDouble(place -> others.stream()
                        .filter(DuplicateRules::isLocated)
                        .mapToDouble(there -> kilometres(place, there)))
                .min();
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
