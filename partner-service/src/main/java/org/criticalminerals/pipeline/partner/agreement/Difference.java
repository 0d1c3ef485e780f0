package org.criticalminerals.pipeline.partner.agreement;

/**
 * What one version of an agreement says otherwise than another, as a reader would put it.
 *
 * @param field what it is about, for example {@code rules.SCREENING}
 * @param before what the earlier one says; null where it says nothing
 * @param after what the later one says; null where it says nothing
 */
public record Difference(String field, String before, String after) {

    /** What will hold, in a sentence. */
    public String effect() {
        String subject = Fields.subject(field);
        return after == null
                ? subject + " will no longer be there; until now: " + before
                : subject + " will read: " + after;
    }

    /** What a field is called at the beginning of a sentence. */
    private static final class Fields {

        private Fields() {}

        static String subject(String field) {
            int dot = field.indexOf('.');
            String group = dot < 0 ? field : field.substring(0, dot);
            String member = dot < 0 ? "" : field.substring(dot + 1);
            return switch (group) {
                case "rules" -> "The rule of the gate " + member;
                case "changeRules" -> "The rule on " + member;
                case "leads" -> "The lead of " + member;
                case "seniorLevel" -> "The senior level of " + member;
                case "consulted" -> "The agencies that " + member + " consults";
                case "mandatoryClearance" -> "The agencies that must clear for " + member;
                case "parties" -> "The parties";
                case "lifecycle" -> "The state of the agreement";
                case "signedOn" -> "The day of signature";
                case "inForceOn" -> "The day of entry into force";
                case "scope" -> "The scope (" + member + ")";
                case "deadlines" -> "The setting of deadlines";
                case "requiredSections" -> "The sections required before " + member;
                case "markingDefaults" -> "The usual marking of " + member;
                case "confidentialSections" -> "The business-confidential sections";
                case "requiredChecklists" -> "The criteria sets that are answered before " + member;
                case "hostConsentGates" -> "The gates that wait for the consent of site states";
                case "hostConsentForms" -> "The way of asking states of " + member;
                case "signingAcr" -> "How strongly one has to sign in to sign";
                case "clocks" -> "The clock “" + member + "”";
                case "amendment" -> "The way of changing " + member;
                case "legalNature" -> "The legal nature";
                case "title" -> "The title";
                case "note" -> "The note";
                case "sources" -> "The sources";
                default -> field;
            };
        }
    }
}
