package org.criticalminerals.pipeline.portal.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Because;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Finding;
import org.criticalminerals.pipeline.portal.client.PartnerClient.Review;

/**
 * Says why a review ended as it did in plain sentences, in the reader's language. The service that decides says it in English
 * alone, and in parts from which these sentences are made.
 */
final class ExplanationWords {

    private static final String PREFIX = "explanation.";
    private static final Set<String> ABOUT_STATES = Set.of("CONSENT_REFUSED", "CONSENT_MISSING");

    private final DocumentDesk desk;
    private final DocumentTexts texts;

    private ExplanationWords(DocumentDesk desk) {
        this.desk = desk;
        this.texts = desk.texts();
    }

    /** The explanation; empty where there is none. In English where the parts are not known, or one of them isn't here. */
    static String of(Review review, DocumentDesk desk) {
        return isKnown(review, desk)
                ? new ExplanationWords(desk).sentences(review.because())
                : Objects.requireNonNullElse(review.explanation(), "");
    }

    /** Whether it can be said in the reader's language: services may learn new reasons before the portal does. */
    static boolean isKnown(Review review, DocumentDesk desk) {
        return review.because() != null
                && all(review.because()).stream()
                        .allMatch(finding -> desk.texts().has(PREFIX + finding.kind()));
    }

    private static List<Finding> all(Because because) {
        List<Finding> all = new ArrayList<>(because.facts());
        all.addAll(because.lacks());
        return all;
    }

    private String sentences(Because because) {
        List<String> said = new ArrayList<>();
        if ("DEADLINE".equals(because.cause())) {
            said.add(texts.of(PREFIX + "deadline"));
        }
        all(because).forEach(finding -> said.add(sentence(finding)));
        return texts.sentences(said);
    }

    private String sentence(Finding finding) {
        String key = PREFIX + finding.kind();
        if (finding.number() != null) {
            return texts.of(key, finding.number());
        }
        if (ABOUT_STATES.contains(finding.kind())) {
            return texts.of(
                    key, texts.list(finding.names().stream().map(texts::country).toList()));
        }
        return texts.of(
                key,
                finding.names().isEmpty()
                        ? texts.of(PREFIX + "somebody")
                        : texts.list(finding.names().stream()
                                .map(desk.frame().names()::party)
                                .toList()));
    }
}
