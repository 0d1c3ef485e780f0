package org.criticalminerals.pipeline.notification.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.criticalminerals.pipeline.notification.channel.BackOff;
import org.criticalminerals.pipeline.notification.channel.Channel;
import org.criticalminerals.pipeline.notification.channel.DeliveryChannel;
import org.criticalminerals.pipeline.notification.channel.DeliveryOutcome;
import org.criticalminerals.pipeline.notification.channel.Message;
import org.criticalminerals.pipeline.notification.recipient.Why;
import org.criticalminerals.pipeline.notification.text.MailFacts;
import org.criticalminerals.pipeline.notification.text.MailText;
import org.criticalminerals.pipeline.notification.text.Reader;
import org.criticalminerals.pipeline.notification.text.TextFailedException;
import org.criticalminerals.pipeline.notification.text.Texts;
import org.criticalminerals.pipeline.notification.text.Zones;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends mails by SMTP, in plain text and HTML. A mail's Message-ID follows from the notice, so that a repetition after an
 * interrupted try is known as one; mails about one project stand in one thread.
 */
@ApplicationScoped
class EmailChannel implements DeliveryChannel {

    private final ReactiveMailer mailer;
    private final Texts texts;
    private final Zones zones;
    private final Envelope envelope;
    private final BackOff backOff;
    private final Duration timeout;

    EmailChannel(
            ReactiveMailer mailer,
            Texts texts,
            Zones zones,
            @ConfigProperty(name = "pipeline.mail.domain") String domain,
            @ConfigProperty(name = "pipeline.mail.list") String list,
            @ConfigProperty(name = "pipeline.portal.url") String portal,
            @ConfigProperty(name = "pipeline.mail.timeout") Duration timeout,
            @ConfigProperty(name = "pipeline.delivery.first-pause") Duration firstPause,
            @ConfigProperty(name = "pipeline.delivery.longest-pause") Duration longestPause) {
        this.mailer = mailer;
        this.texts = texts;
        this.zones = zones;
        this.envelope = new Envelope(domain, list, portal);
        this.backOff = new BackOff(firstPause, longestPause);
        this.timeout = timeout;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public DeliveryOutcome deliver(Message message, int attempt) {
        if (message == null || message.addressee() == null) {
            return new DeliveryOutcome.Failed("The official can't sign in any more");
        }
        if (!Envelope.isAddress(message.addressee().email())) {
            return new DeliveryOutcome.Failed("No usable e-mail address is known of the official");
        }
        try {
            Mail mail = envelope.mail(message, text(message));
            mailer.send(mail).await().atMost(timeout);
            return new DeliveryOutcome.Delivered();
        } catch (TextFailedException e) {
            return new DeliveryOutcome.Failed(e.getMessage());
        } catch (RuntimeException e) {
            return SmtpFailures.outcome(e, backOff.after(attempt));
        }
    }

    private MailText text(Message message) {
        Instant deadline = message.deadline();
        String party = message.addressee().party();
        Reader reader = new Reader(party, message.toSign() ? Why.TO_SIGN : Why.LEADS, zones.of(party));
        return texts.mail(
                new MailFacts(
                        message.type(),
                        message.agreement(),
                        message.toSign(),
                        deadline,
                        envelope.address(message.link())),
                reader);
    }
}
