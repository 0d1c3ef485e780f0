package org.criticalminerals.pipeline.portal.documents;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of documents in one language, from {@code texts/documents.properties} and its translations
 * ({@code documents_fr.properties} and so on); what a translation lacks stands in English.
 */
final class DocumentTexts {

    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale locale;

    private DocumentTexts(ResourceBundle bundle, Locale locale) {
        this.bundle = bundle;
        this.locale = locale;
    }

    static DocumentTexts in(Locale locale) {
        return new DocumentTexts(ResourceBundle.getBundle("texts.documents", locale, NO_OTHER_LANGUAGE), locale);
    }

    /** The words of a key, with values put into them. */
    String of(String key, Object... values) {
        String words = bundle.getString(key);
        return values.length == 0 ? words : new MessageFormat(words, locale).format(values);
    }

    /** The language's tag. */
    String language() {
        return locale.getLanguage().isEmpty() ? "en" : locale.toLanguageTag();
    }
}
