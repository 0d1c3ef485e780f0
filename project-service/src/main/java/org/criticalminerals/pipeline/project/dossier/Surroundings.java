package org.criticalminerals.pipeline.project.dossier;

import java.util.List;

/**
 * The boxes of latitude and longitude that hold everything within some distance of a point; a first, coarse choice that an
 * index serves. Bands are quarters of a degree of latitude. Across the date line it takes two boxes.
 *
 * @param southernBand the band in which it begins
 * @param northernBand the band in which it ends
 * @param west degrees east at which it begins
 * @param east degrees east at which it ends
 */
record Surroundings(int southernBand, int northernBand, double west, double east) {

    static final int BANDS_PER_DEGREE = 4;

    private static final double KILOMETRES_PER_DEGREE = 111.19;
    // Beyond it a degree of longitude is so short that the box would go round the earth.
    private static final double NEAR_THE_POLE = 89;

    /** What lies around a point. */
    static List<Surroundings> of(double latitude, double longitude, double kilometres) {
        double height = kilometres / KILOMETRES_PER_DEGREE;
        int south = band(latitude - height);
        int north = band(latitude + height);
        double widest = Math.max(Math.abs(latitude - height), Math.abs(latitude + height));
        if (widest >= NEAR_THE_POLE) {
            return List.of(new Surroundings(south, north, -180, 180));
        }
        double width = height / Math.cos(Math.toRadians(widest));
        double west = longitude - width;
        double east = longitude + width;
        if (west < -180) {
            return List.of(new Surroundings(south, north, -180, east), new Surroundings(south, north, west + 360, 180));
        }
        if (east > 180) {
            return List.of(new Surroundings(south, north, west, 180), new Surroundings(south, north, -180, east - 360));
        }
        return List.of(new Surroundings(south, north, west, east));
    }

    private static int band(double latitude) {
        return (int) Math.floor(latitude * BANDS_PER_DEGREE);
    }
}
