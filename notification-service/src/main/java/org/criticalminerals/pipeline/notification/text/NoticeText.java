package org.criticalminerals.pipeline.notification.text;

/**
 * What an official reads in the inbox.
 *
 * @param title one line
 * @param body a few sentences of plain text
 */
public record NoticeText(String title, String body) {

    /** Characters that a title holds at most. */
    public static final int LONGEST_TITLE = 300;

    /** Characters that a body holds at most; the whole stands on the page behind the link. */
    public static final int LONGEST_BODY = 2000;

    public NoticeText {
        title = shortened(title.strip().replaceAll("\\s+", " "), LONGEST_TITLE);
        body = shortened(body.strip(), LONGEST_BODY);
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
