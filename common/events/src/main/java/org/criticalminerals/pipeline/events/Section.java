package org.criticalminerals.pipeline.events;

/** The sections of a dossier, each with its own marking and version (DOMAIN.md, "Project and candidacy"). */
public enum Section {
    IDENTITY("identity"),
    SITES("sites"),
    PRODUCTION("production"),
    RESOURCES("resources"),
    FINANCE("finance"),
    OWNERSHIP("ownership"),
    PERMITS("permits"),
    OFFTAKE("offtake"),
    TIMETABLE("timetable"),
    ENVIRONMENT("environment"),
    ATTESTATION("attestation");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /** The section's name in addresses and JSON. */
    public String path() {
        return path;
    }

    /** The section of that name, in any case; empty where there is none. */
    public static java.util.Optional<Section> of(String path) {
        return java.util.stream.Stream.of(values())
                .filter(section -> section.path.equalsIgnoreCase(path))
                .findFirst();
    }
}
