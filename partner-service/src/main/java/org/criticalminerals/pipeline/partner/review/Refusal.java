package org.criticalminerals.pipeline.partner.review;

import java.util.List;

/** Why a review can't be opened; each says the way out. */
sealed interface Refusal {

    /** A stable code for other systems. */
    String code();

    /** The reason in a sentence or two. */
    String explanation();

    /** Nothing is decided any more under an agreement that has ended. */
    record AgreementEnded(String title) implements Refusal {
        @Override
        public String code() {
            return "AGREEMENT_ENDED";
        }

        @Override
        public String explanation() {
            return title + " has ended. Submit the project under another agreement.";
        }
    }

    /** The nominating party isn't one of the agreement's. */
    record NotAParty(String party, String title) implements Refusal {
        @Override
        public String code() {
            return "NOT_A_PARTY";
        }

        @Override
        public String explanation() {
            return party + " is no party of " + title + ". Submit the project under an agreement of its own.";
        }
    }

    /** The agreement says nothing of this question. */
    record NoRule(String question, String title) implements Refusal {
        @Override
        public String code() {
            return "NO_RULE";
        }

        @Override
        public String explanation() {
            return title + " has no rule for " + question
                    + ". Ask the secretariat to have one added to the reference data, then ask again.";
        }
    }

    /** A candidacy is decided one question at a time. */
    record ReviewOpen() implements Refusal {
        @Override
        public String code() {
            return "REVIEW_OPEN";
        }

        @Override
        public String explanation() {
            return "Another review of this candidacy is still open. Wait for its end, or withdraw its gate request.";
        }
    }

    /** A site lies where the agreement doesn't reach. */
    record OutOfScope(List<String> countries, String title, List<String> covered) implements Refusal {
        @Override
        public String code() {
            return "SITE_OUT_OF_SCOPE";
        }

        @Override
        public String explanation() {
            return title + " covers sites in " + String.join(", ", covered) + ", not in "
                    + String.join(", ", countries)
                    + ". Correct the sites, or submit the project under another agreement.";
        }
    }

    /** The rule could never approve with the parties that decide here. */
    record RuleCannotBeMet(List<String> reasons) implements Refusal {
        @Override
        public String code() {
            return "RULE_CANNOT_BE_MET";
        }

        @Override
        public String explanation() {
            return "The rule of this gate can't be met: " + String.join("; ", reasons)
                    + ". Ask the secretariat to have the rule corrected, then ask again.";
        }
    }

    /**
     * Something has to be there first that another subject keeps.
     *
     * @param code a stable code
     * @param explanation what is missing and the way out
     */
    record Incomplete(String code, String explanation) implements Refusal {}

    /** A deadline can't be set without the public holidays of its year. */
    record CalendarEnds(String message) implements Refusal {
        @Override
        public String code() {
            return "CALENDAR_ENDS";
        }

        @Override
        public String explanation() {
            return message + ", then ask again.";
        }
    }
}
