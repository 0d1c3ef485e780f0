package org.criticalminerals.pipeline.project.dossier.section;

/**
 * The categories of the CRIRSCO family and the UNFC class that each bridges to (DOMAIN.md, "Project and candidacy").
 */
public enum Classification {
    PROVED("111"),
    PROBABLE("112"),
    MEASURED("221"),
    INDICATED("222"),
    INFERRED("223"),
    EXPLORATION("334");

    private final String unfc;

    Classification(String unfc) {
        this.unfc = unfc;
    }

    /** The UNFC class: its axes E, F and G in this order. */
    public String unfc() {
        return unfc;
    }
}
