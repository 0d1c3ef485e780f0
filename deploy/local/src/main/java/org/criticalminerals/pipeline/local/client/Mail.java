package org.criticalminerals.pipeline.local.client;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A message that the local mail server took.
 *
 * @param to the mailbox in which it lies
 * @param from who sent it
 * @param subject its subject, decoded
 * @param headers all its headers, decoded; the values of one name are separated by line ends
 * @param text the plain text, empty if there is none
 * @param html the HTML, empty if there is none
 */
public record Mail(String to, String from, String subject, Map<String, String> headers, String text, String html) {

    private static final String HEADER = "header.";

    /** Messages as properties, the one format that the JDK alone can read. */
    public static Properties toProperties(List<Mail> messages) {
        var properties = new Properties();
        properties.setProperty("count", Integer.toString(messages.size()));
        for (int i = 0; i < messages.size(); i++) {
            Mail mail = messages.get(i);
            String prefix = i + ".";
            properties.setProperty(prefix + "to", mail.to());
            properties.setProperty(prefix + "from", mail.from());
            properties.setProperty(prefix + "subject", mail.subject());
            properties.setProperty(prefix + "text", mail.text());
            properties.setProperty(prefix + "html", mail.html());
            mail.headers().forEach((name, value) -> properties.setProperty(prefix + HEADER + name, value));
        }
        return properties;
    }

    /** The reverse of {@link #toProperties}. */
    public static List<Mail> fromProperties(Properties properties) {
        int count = Integer.parseInt(properties.getProperty("count"));
        return IntStream.range(0, count).mapToObj(i -> one(properties, i + ".")).toList();
    }

    private static Mail one(Properties properties, String prefix) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith(prefix + HEADER)) {
                headers.put(key.substring((prefix + HEADER).length()), properties.getProperty(key));
            }
        }
        return new Mail(
                properties.getProperty(prefix + "to"),
                properties.getProperty(prefix + "from"),
                properties.getProperty(prefix + "subject"),
                headers,
                properties.getProperty(prefix + "text"),
                properties.getProperty(prefix + "html"));
    }
}
