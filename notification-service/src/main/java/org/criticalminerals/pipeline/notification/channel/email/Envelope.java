package org.criticalminerals.pipeline.notification.channel.email;

import io.quarkus.mailer.Mail;
import java.util.regex.Pattern;
import org.criticalminerals.pipeline.notification.channel.Message;
import org.criticalminerals.pipeline.notification.text.MailText;

/**
 * What stands around a mail's text: address, thread, and headers that tell other mail systems that a machine wrote it
 * (RFC 3834, RFC 2919).
 *
 * @param domain the domain of message ids
 * @param list the list's id
 * @param portal the portal's address, without a slash at its end
 */
record Envelope(String domain, String list, String portal) {

    // Narrower than RFC 5322 allows, on purpose: no quotes, comments or line ends.
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,255}");

    Envelope {
        portal = portal.endsWith("/") ? portal.substring(0, portal.length() - 1) : portal;
    }

    /** Whether mail can be sent to this. */
    static boolean isAddress(String email) {
        return email != null && ADDRESS.matcher(email).matches();
    }

    /** The address of a page of the portal; null for none. */
    String address(String link) {
        return link == null ? null : portal + link;
    }

    /** The mail with all of its headers. */
    Mail mail(Message message, MailText text) {
        Mail mail = new Mail()
                .addTo(message.addressee().email())
                .setSubject(text.subject())
                .setText(text.plain())
                .setHtml(text.html())
                .addHeader("Message-ID", "<" + message.id() + "@" + domain + ">")
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Auto-Response-Suppress", "All")
                .addHeader("List-Id", "Critical Minerals Pipeline <" + list + ">");
        if (message.thread() != null) {
            // A root that was never sent: clients gather under it whatever came first.
            String root = "<thread." + message.thread() + "@" + domain + ">";
            mail.addHeader("References", root).addHeader("In-Reply-To", root);
        }
        return mail;
    }
}
