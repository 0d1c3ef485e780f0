package org.criticalminerals.pipeline.project.dossier.section;

/** Repeats a value in an error, shortened so that the error stays readable. */
final class Shown {

    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
    }
}
