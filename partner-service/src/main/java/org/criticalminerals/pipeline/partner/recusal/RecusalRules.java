package org.criticalminerals.pipeline.partner.recusal;

import java.util.Set;

/** Whether a party can still act on a review (DOMAIN.md, "Recusal"). */
final class RecusalRules {

    private RecusalRules() {}

    /**
     * Whether nobody is left who could sign for a party.
     *
     * @param signatories the lead's signatories that are known
     * @param recused who keeps out of the review
     * @param editors who had a hand in its dossier
     * @param isDeclared whether the party itself said that it can't act
     */
    static boolean isWithoutVoice(
            Set<String> signatories, Set<String> recused, Set<String> editors, boolean isDeclared) {
        if (isDeclared) {
            return true;
        }
        // Where none is known the directory hasn't told yet; a voice isn't taken on such grounds.
        boolean anyRecused = signatories.stream().anyMatch(recused::contains);
        return anyRecused
                && signatories.stream().allMatch(official -> recused.contains(official) || editors.contains(official));
    }
}
