package org.criticalminerals.pipeline.local;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.local.client.Mail;

/** The received messages as they lie on the disk, oldest first. */
final class MailFolder {

    // One for all: each new session looks through the class path for its providers.
    private static final Session SESSION = Session.getInstance(new Properties());

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing(file -> file.getFileName().toString());

    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    List<Mail> list() {
        return files().stream().map(this::read).toList();
    }

    /** What lies in one mailbox. */
    List<Mail> of(String recipient) {
        Path mailbox = folder.resolve(name(recipient));
        return Files.isDirectory(mailbox)
                ? messages(mailbox).sorted(BY_NAME).map(this::read).toList()
                : List.of();
    }

    /** What a recipient's mailbox is called. */
    static String name(String recipient) {
        return recipient.replaceAll("[^A-Za-z0-9@._+-]", "_").replace("..", "__");
    }

    void clear() {
        files().forEach(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private List<Path> files() {
        return children(folder).stream()
                .filter(Files::isDirectory)
                .flatMap(MailFolder::messages)
                .sorted(BY_NAME)
                .toList();
    }

    private static Stream<Path> messages(Path mailbox) {
        return children(mailbox).stream().filter(file -> {
            String name = file.getFileName().toString();
            return name.endsWith(".eml") && !name.startsWith(".");
        });
    }

    // Names alone: a file that is being written may be gone under its first name before one looks at more of it.
    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mail read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var message = new MimeMessage(SESSION, in);
            String recipient = file.getParent().getFileName().toString();
            String sender = message.getFrom() == null ? "" : message.getFrom()[0].toString();
            return new Mail(
                    recipient,
                    sender,
                    message.getSubject() == null ? "" : message.getSubject(),
                    headers(message),
                    body(message, "text/plain"),
                    body(message, "text/html"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("%s is no mail: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException, IOException {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(
                    header.getName(),
                    MimeUtility.decodeText(MimeUtility.unfold(header.getValue())),
                    (first, next) -> first + "\n" + next);
        }
        return headers;
    }

    private static String body(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = body(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
