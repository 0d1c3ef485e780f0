package org.criticalminerals.pipeline.notification.text;

/**
 * A mail's content, the same in two forms.
 *
 * @param subject one line
 * @param plain plain text
 * @param html HTML
 */
public record MailText(String subject, String plain, String html) {}
