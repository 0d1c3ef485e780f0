package org.criticalminerals.pipeline.system;

import java.util.Map;

/** Who signs for a party under an agreement: somebody of its lead. */
final class Signatories {

    private static final Map<String, Map<String, String>> BY_AGREEMENT = Map.of(
            "us-eu-mou", Map.of("USA", "us-state-signatory", "EU", "eu-grow-signatory"),
            "us-eu-action-plan", Map.of("USA", "us-ustr-signatory", "EU", "eu-trade-signatory"),
            "us-japan-framework", Map.of("USA", "us-doe-signatory", "JPN", "jp-meti-signatory"),
            "us-mexico-action-plan", Map.of("USA", "us-ustr-signatory", "MEX", "mx-se-signatory"),
            "plurilateral-initiative",
                    Map.of(
                            "USA", "us-ustr-signatory",
                            "EU", "eu-trade-signatory",
                            "JPN", "jp-meti-signatory",
                            "MEX", "mx-se-signatory"));

    private Signatories() {}

    static String of(String agreement, String party) {
        return BY_AGREEMENT.get(agreement).get(party);
    }
}
