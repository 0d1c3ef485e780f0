package org.criticalminerals.pipeline.project.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The boxes miss nothing that is near enough, anywhere on earth, and leave out what is far. */
class SurroundingsTest {

    private static final double KILOMETRES = 25;
    private static final double EARTH_RADIUS_KILOMETRES = 6_371;

    @ParameterizedTest
    @CsvSource({
        "-22.6,133.2",
        "0,0",
        "67.9,20.2",
        "-17,179.99",
        "-17,-179.99",
        "71,-156.8",
        "88.9,10",
        "-89.99,0",
        "90,50"
    })
    void holdAllThatIsNear(double latitude, double longitude) {
        List<Surroundings> boxes = Surroundings.of(latitude, longitude, KILOMETRES);

        for (int bearing = 0; bearing < 360; bearing += 5) {
            for (double distance : new double[] {0, 1, 12, 24.9}) {
                double[] point = travel(latitude, longitude, bearing, distance);
                assertThat(boxes).as("%s km at %s degrees", distance, bearing).anyMatch(box -> holds(box, point));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-22.6,133.2", "0,0", "67.9,20.2", "-17,179.99"})
    void leaveOutWhatIsFar(double latitude, double longitude) {
        List<Surroundings> boxes = Surroundings.of(latitude, longitude, KILOMETRES);

        for (int bearing = 0; bearing < 360; bearing += 5) {
            double[] point = travel(latitude, longitude, bearing, 150);
            assertThat(boxes).noneMatch(box -> holds(box, point));
        }
    }

    private static boolean holds(Surroundings box, double[] point) {
        int band = (int) Math.floor(point[0] * Surroundings.BANDS_PER_DEGREE);
        return band >= box.southernBand()
                && band <= box.northernBand()
                && point[1] >= box.west()
                && point[1] <= box.east();
    }

    private static double[] travel(double latitude, double longitude, double bearing, double kilometres) {
        double angle = kilometres / EARTH_RADIUS_KILOMETRES;
        double from = Math.toRadians(latitude);
        double course = Math.toRadians(bearing);
        double to = Math.asin(Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(course));
        double turned = Math.atan2(
                Math.sin(course) * Math.sin(angle) * Math.cos(from), Math.cos(angle) - Math.sin(from) * Math.sin(to));
        double east = longitude + Math.toDegrees(turned);
        return new double[] {Math.toDegrees(to), (east + 540) % 360 - 180};
    }
}
