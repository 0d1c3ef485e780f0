package org.criticalminerals.pipeline.project.dossier.section;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.kit.problem.FieldError;

/** ISO 3166-1 alpha-2 codes, which overseas countries and territories such as GL and NC have too. */
public final class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    /** Whether it is such a code. */
    public static boolean isCode(String code) {
        return code != null && CODES.contains(code);
    }

    static Stream<FieldError> check(String pointer, String code) {
        return code == null || isCode(code)
                ? Stream.empty()
                : Stream.of(new FieldError(
                        pointer,
                        "\"" + Shown.of(code) + "\" is no country code of ISO 3166 with two letters, like AU or FR"));
    }
}
