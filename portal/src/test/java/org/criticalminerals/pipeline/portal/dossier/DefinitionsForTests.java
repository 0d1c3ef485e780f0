package org.criticalminerals.pipeline.portal.dossier;

/** Gives tests of other packages the sections as the portal reads them. */
public final class DefinitionsForTests {

    private DefinitionsForTests() {}

    /** All of them. */
    public static Definitions all() {
        return new Definitions(Definitions.read());
    }
}
