package org.criticalminerals.pipeline.notification.text;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.notification.recipient.Directory;

/**
 * Writes what officials read, from the templates under {@code templates/}: one for each type of event and place. A notice
 * may carry what its reader may see; a mail carries the kind of act, the agreement's title, a deadline and a link, and
 * nothing that is marked (DOMAIN.md, "Confidentiality between the parties").
 */
@ApplicationScoped
public class Texts {

    private final Engine engine;
    private final Properties words = Words.load();

    /** @param engine the engine that knows the templates */
    public Texts(Engine engine) {
        this.engine = engine;
    }

    /**
     * An event in the words of the inbox.
     *
     * @param agreement title of the agreement it falls under; null where it falls under none
     * @param deadline until when something is awaited; null where nothing is
     * @throws TextFailedException where the template fails; see {@link #fallback()}
     */
    public NoticeText notice(
            PipelineEvent event, String agreement, Instant deadline, Reader reader, Directory directory) {
        Map<String, Object> data = new HashMap<>();
        data.put("event", event);
        data.put("agreement", agreement == null ? "" : agreement);
        data.put("deadline", deadline);
        data.put("reader", reader);
        data.put("words", new Words(words, directory, reader.party(), reader.zone()));
        String template = "notice/" + nameOf(EventCodec.typeOf(event.getClass())) + ".txt";
        return new NoticeText(fragment(template, "title", data), fragment(template, "body", data));
    }

    /** What stands in the inbox where a notice could not be written. */
    public NoticeText fallback() {
        return new NoticeText(
                fragment("notice/fallback.txt", "title", Map.of()), fragment("notice/fallback.txt", "body", Map.of()));
    }

    /**
     * A notice as a mail.
     *
     * @throws TextFailedException where the template fails
     */
    public MailText mail(MailFacts facts, Reader reader) {
        Map<String, Object> data = new HashMap<>();
        data.put("agreement", facts.agreement() == null ? "" : facts.agreement());
        data.put("toSign", facts.toSign());
        data.put("deadline", facts.deadline() == null ? null : Words.moment(facts.deadline(), reader.zone()));
        data.put("link", facts.link());
        String template = "mail/" + nameOf(facts.type()) + ".txt";
        String subject = fragment(template, "subject", data).strip().replaceAll("\\s+", " ");
        data.put("subject", subject);
        data.put("sentence", fragment(template, "sentence", data).strip());
        return new MailText(subject, whole("mail/layout.txt", data), whole("mail/layout.html", data));
    }

    /** The name of an event type's templates: {@code minerals.review.opened.v1} is {@code review-opened}. */
    static String nameOf(String type) {
        return type.replaceFirst("^minerals\\.", "")
                .replaceFirst("\\.v\\d+$", "")
                .replace('.', '-');
    }

    private String whole(String name, Map<String, Object> data) {
        try {
            return template(name).data(data).render();
        } catch (RuntimeException e) {
            throw new TextFailedException(name, e);
        }
    }

    private String fragment(String name, String fragment, Map<String, Object> data) {
        try {
            return template(name).getFragment(fragment).data(data).render();
        } catch (RuntimeException e) {
            throw new TextFailedException(name, e);
        }
    }

    private Template template(String name) {
        Template template = engine.getTemplate(name);
        if (template == null) {
            throw new IllegalStateException("There is no template " + name);
        }
        return template;
    }
}
