package org.criticalminerals.pipeline.partner.review.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.partner.calendar.CutOff;

/** Says a rule in one plain English sentence. */
public final class RuleSentence {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final String HOSTS = "every party on whose territory a site lies";

    private RuleSentence() {}

    /**
     * The rule of a gate, before anybody asked for it.
     *
     * @param rule the rule
     * @param parties the agreement's parties
     */
    public static String of(Rule rule, List<String> parties) {
        RuleInForce general = RuleInForce.of(rule, parties, java.util.Set.of());
        return sentence(
                general,
                named(rule.explicit(), general.deciding()),
                named(rule.veto(), general.deciding()),
                named(rule.advisory(), parties),
                "within " + days(rule.workingDays()),
                false);
    }

    /**
     * The rule of a review, with the instant until which the parties may speak.
     *
     * @param rule the rule in force
     * @param deadline the review's deadline
     * @param cutOff in whose zone the deadline is said
     */
    public static String of(RuleInForce rule, Deadline deadline, CutOff cutOff) {
        return sentence(
                rule,
                rule.deciding().stream().filter(rule.explicit()::contains).toList(),
                rule.deciding().stream().filter(rule.veto()::contains).toList(),
                rule.advisory(),
                deadline.stands() ? "by the deadline, once the clock runs on," : "by " + when(deadline.at(), cutOff),
                deadline.extended());
    }

    /** An instant as officials read it, for example {@code 8 December 2026, 17:00 (Brussels)}. */
    public static String when(Instant at, CutOff cutOff) {
        ZonedDateTime local = at.atZone(cutOff.zone());
        String zone = cutOff.zone().getId();
        String city = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
        return WHEN.format(local) + " (" + city + ")";
    }

    private static String sentence(
            RuleInForce rule,
            List<String> explicit,
            List<String> veto,
            List<String> advisory,
            String until,
            boolean extended) {
        List<String> clauses = new ArrayList<>();
        boolean everyoneExplicit = !rule.deciding().isEmpty() && explicit.containsAll(rule.deciding());
        clauses.add(who(rule) + (everyoneExplicit ? ", each by an act of its own" : ""));
        if (!everyoneExplicit && !explicit.isEmpty()) {
            clauses.add(Explanation.join(explicit) + " must approve by an act of "
                    + (explicit.size() == 1 ? "its" : "their") + " own");
        }
        if (!veto.isEmpty()) {
            clauses.add("an objection of " + or(veto) + " prevents approval");
        }
        if (!advisory.isEmpty()) {
            clauses.add(
                    Explanation.join(advisory) + (advisory.size() == 1 ? " is" : " are") + " heard without deciding");
        }
        clauses.add(silence(rule, everyoneExplicit, !explicit.isEmpty(), until, extended));
        return String.join("; ", clauses) + ".";
    }

    private static String who(RuleInForce rule) {
        String parties = Explanation.join(rule.deciding());
        int usual = rule.counting() instanceof Counting.LeadParty ? 1 : 2;
        String minimum = rule.minimumApprovals() == usual
                ? ""
                : ", with at least " + rule.minimumApprovals()
                        + (rule.minimumApprovals() == 1 ? " approval" : " approvals");
        return switch (rule.counting()) {
            case Counting.Unanimity u -> "All of " + parties + " must approve" + minimum;
            case Counting.Quorum quorum ->
                "At least " + quorum.approvals() + " of " + parties + " must approve"
                        + (rule.minimumApprovals() > quorum.approvals() ? minimum : "");
            case Counting.QualifiedMajority majority ->
                "A qualified majority of " + percent(majority.threshold()) + " of the weights ("
                        + weights(rule, majority) + ") must approve" + minimum;
            case Counting.LeadParty lead -> "The approval of " + lead.party() + " decides";
        };
    }

    private static String percent(BigDecimal part) {
        return part.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String weights(RuleInForce rule, Counting.QualifiedMajority majority) {
        return rule.deciding().stream()
                .map(party -> party + " " + majority.weights().get(party))
                .collect(Collectors.joining(", "));
    }

    private static String silence(
            RuleInForce rule, boolean everyoneExplicit, boolean someExplicit, String until, boolean extended) {
        String end = "without a decision " + until + " it lapses, or is returned where a party objects";
        return switch (rule.silence()) {
            case TACIT_CONSENT ->
                everyoneExplicit
                        ? end
                        : (someExplicit ? "any other party that" : "who") + " says nothing " + until + " consents";
            case ESCALATE ->
                extended
                        ? end
                        : "without a decision " + until + " the senior level is told and the parties have "
                                + days(rule.escalationDays()) + " more, once";
            case LAPSE -> end;
        };
    }

    private static List<String> named(List<String> names, List<String> parties) {
        if (names.contains(Rule.EVERY)) {
            return parties;
        }
        List<String> named = new ArrayList<>(
                names.stream().filter(Predicate.not(Rule.HOST::equals)).toList());
        if (names.contains(Rule.HOST)) {
            named.add(HOSTS);
        }
        return named;
    }

    private static String or(List<String> names) {
        return Explanation.join(names).replaceFirst(" and (?=[^ ]+$)", " or ");
    }

    private static String days(int workingDays) {
        return workingDays + (workingDays == 1 ? " working day" : " working days");
    }
}
