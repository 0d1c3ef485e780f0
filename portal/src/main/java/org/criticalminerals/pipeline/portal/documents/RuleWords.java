package org.criticalminerals.pipeline.portal.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;
import org.criticalminerals.pipeline.portal.client.PartnerClient.ReviewRule;

/**
 * Says the rule of a review in plain sentences (DOMAIN.md, "How the parties decide"), in the reader's language. The
 * service that owns rules says them in English alone.
 */
final class RuleWords {

    private static final String HOST = "HOST";
    private static final String EVERY = "EVERY";

    private final Review review;
    private final ReviewRule rule;
    private final DocumentDesk desk;
    private final DocumentTexts texts;
    private final boolean everyoneExplicit;

    private RuleWords(Review review, DocumentDesk desk) {
        this.review = review;
        this.rule = review.rule();
        this.desk = desk;
        this.texts = desk.texts();
        this.everyoneExplicit =
                !review.decidingParties().isEmpty() && review.explicitParties().containsAll(review.decidingParties());
    }

    /** The rule in sentences; empty where there is none. */
    static String of(Review review, DocumentDesk desk) {
        if (review.rule() == null) {
            return "";
        }
        String own = new RuleWords(review, desk).sentences();
        return own.isEmpty() ? Objects.requireNonNullElse(review.rule().sentence(), "") : own;
    }

    private String sentences() {
        List<String> said = new ArrayList<>();
        String who = who();
        if (who.isEmpty()) {
            return "";
        }
        said.add(who);
        if (everyoneExplicit) {
            said.add(texts.of("rule.everyoneExplicit"));
        } else if (!review.explicitParties().isEmpty()) {
            said.add(texts.of("rule.explicit", parties(review.explicitParties())));
        }
        if (rule.minimumApprovals() > usual()) {
            said.add(texts.of("rule.minimum", rule.minimumApprovals()));
        }
        List<String> veto = veto();
        if (!veto.isEmpty()) {
            said.add(texts.of("rule.veto", texts.list(veto)));
        }
        if (!review.advisoryParties().isEmpty()) {
            said.add(texts.of("rule.advisory", parties(review.advisoryParties())));
        }
        said.add(silence());
        return texts.sentences(said);
    }

    // The fewest approvals that the counting itself asks for; more than these are worth a sentence.
    private int usual() {
        return switch (rule.kind()) {
            case "LEAD_PARTY" -> 1;
            case "QUORUM" -> rule.quorum() == null ? 2 : Math.max(2, rule.quorum());
            default -> 2;
        };
    }

    private String who() {
        String deciding = parties(review.decidingParties());
        return switch (rule.kind() == null ? "" : rule.kind()) {
            case "UNANIMITY" -> texts.of("rule.unanimity", deciding);
            case "QUORUM" -> texts.of("rule.quorum", deciding, rule.quorum());
            case "QUALIFIED_MAJORITY" -> texts.of("rule.majority", deciding, percent(), weights());
            case "LEAD_PARTY" -> texts.of("rule.lead", desk.frame().names().party(rule.leadParty()));
            // Services may learn new rules before the portal does.
            default -> "";
        };
    }

    private String percent() {
        return rule.threshold() == null
                ? ""
                : new BigDecimal(rule.threshold())
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private String weights() {
        return review.decidingParties().stream()
                .filter(rule.weights()::containsKey)
                .map(party -> desk.frame().names().party(party) + "\u00a0"
                        + rule.weights().get(party))
                .collect(Collectors.joining(texts.series(List.of("", ""))));
    }

    private List<String> veto() {
        if (rule.veto().contains(EVERY)) {
            return names(review.decidingParties());
        }
        List<String> named = new ArrayList<>(
                names(rule.veto().stream().filter(Predicate.not(HOST::equals)).toList()));
        if (rule.veto().contains(HOST)) {
            named.add(texts.of("rule.hosts"));
        }
        return named;
    }

    private String silence() {
        String until = review.deadline() == null || review.clockStoppedAt() != null
                ? texts.of("rule.untilDeadline")
                : texts.of("rule.until", desk.moment(review.deadline()));
        return switch (rule.silence() == null ? "" : rule.silence()) {
            case "TACIT_CONSENT" ->
                everyoneExplicit
                        ? texts.of("rule.ends", until)
                        : texts.of(review.explicitParties().isEmpty() ? "rule.tacit" : "rule.tacitOthers", until);
            case "ESCALATE" ->
                review.escalatedAt() != null || rule.escalationDays() == null
                        ? texts.of("rule.ends", until)
                        : texts.of("rule.escalates", until, rule.escalationDays());
            default -> texts.of("rule.ends", until);
        };
    }

    private String parties(List<String> codes) {
        return texts.list(names(codes));
    }

    private List<String> names(List<String> codes) {
        return codes.stream().map(desk.frame().names()::party).toList();
    }
}
