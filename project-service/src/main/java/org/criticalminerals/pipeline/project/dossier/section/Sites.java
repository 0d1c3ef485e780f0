package org.criticalminerals.pipeline.project.dossier.section;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;
import org.criticalminerals.pipeline.project.vocabulary.Terms;

/**
 * Where the project is; sites may lie in several countries, and of some only the country is known.
 *
 * @param sites the sites
 */
public record Sites(
        @NotEmpty(message = "is missing: name at least one site; its country is enough")
        @Size(max = 100, message = "must have at most 100 entries")
        List<@Valid Site> sites)
        implements SectionContent {

    public Sites {
        sites = Texts.list(sites);
    }

    @Override
    public Stream<FieldError> violations(Terms terms) {
        return Each.of("/sites", sites, (pointer, site) -> site.violations(pointer));
    }

    /**
     * One site.
     *
     * @param country ISO 3166 code
     * @param name its name
     * @param region province, state or municipality
     * @param latitude degrees north in WGS84, from -90 to 90
     * @param longitude degrees east in WGS84, from -180 to 180
     * @param notes anything else
     */
    public record Site(
            @NotNull(message = "is missing: every site lies in a country")
            String country,

            @Size(max = 200, message = "must have at most 200 characters")
            String name,

            @Size(max = 200, message = "must have at most 200 characters")
            String region,

            @DecimalMin(value = "-90", message = "must be from -90 to 90 degrees")
            @DecimalMax(value = "90", message = "must be from -90 to 90 degrees")
            @Digits(integer = 9, fraction = 8, message = "must have at most 8 decimals")
            BigDecimal latitude,

            @DecimalMin(value = "-180", message = "must be from -180 to 180 degrees")
            @DecimalMax(value = "180", message = "must be from -180 to 180 degrees")
            @Digits(integer = 9, fraction = 8, message = "must have at most 8 decimals")
            BigDecimal longitude,

            @Size(max = 2000, message = "must have at most 2000 characters")
            String notes) {

        public Site {
            country = Texts.code(country);
            name = Texts.tidy(name);
            region = Texts.tidy(region);
            latitude = Decimals.normal(latitude);
            longitude = Decimals.normal(longitude);
            notes = Texts.tidy(notes);
        }

        /** A site of which only the country is known. */
        public static Site in(String country) {
            return new Site(country, null, null, null, null, null);
        }

        Stream<FieldError> violations(String pointer) {
            Stream<FieldError> lone = (latitude == null) == (longitude == null)
                    ? Stream.empty()
                    : Stream.of(new FieldError(
                            pointer + (latitude == null ? "/latitude" : "/longitude"),
                            "is missing: coordinates need both latitude and longitude"));
            return Stream.concat(Countries.check(pointer + "/country", country), lone);
        }
    }
}
