package org.criticalminerals.pipeline.project.exchange;

import java.util.ArrayList;
import java.util.List;

/** What became of rows. */
final class Tally {

    static final int MOST_ERRORS = 1_000;

    int rows;
    int imported;
    int unchanged;
    int refused;
    final List<ImportError> errors = new ArrayList<>();

    void refuse(ImportError error) {
        refused++;
        if (errors.size() < MOST_ERRORS) {
            errors.add(error);
        }
    }

    void add(Tally other) {
        rows += other.rows;
        imported += other.imported;
        unchanged += other.unchanged;
        refused += other.refused;
        errors.addAll(other.errors);
    }
}
