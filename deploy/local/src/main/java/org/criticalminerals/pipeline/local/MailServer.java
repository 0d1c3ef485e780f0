package org.criticalminerals.pipeline.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that takes every message for everyone and sends none on: each lies as a file in
 * {@code mail/<recipient>/}, to be read with any mail program.
 */
public final class MailServer implements AutoCloseable {

    private static final DateTimeFormatter FILE_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final int port;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();
    private GreenMail server;

    public MailServer(DataDirectory data, Ports ports, Clock clock) {
        this.folder = data.part("mail");
        this.port = ports.of(Port.MAIL);
        this.clock = clock;
    }

    public synchronized void start() {
        if (server != null) {
            return;
        }
        var starting = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        UserManager users = starting.getUserManager();
        users.setMessageDeliveryHandler((message, recipient) -> keep(users, message, recipient));
        try {
            starting.start();
        } catch (RuntimeException e) {
            throw new StartFailure("Mail doesn't start on port %d (%s).".formatted(port, e.getMessage()), e);
        }
        server = starting;
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** Everything received so far. */
    MailFolder received() {
        return new MailFolder(folder);
    }

    private GreenMailUser keep(UserManager users, MovingMessage message, MailAddress recipient)
            throws MessagingException, UserException {
        String address = recipient.getEmail();
        write(message, address);
        GreenMailUser user = users.getUserByEmail(address);
        return user == null ? users.createUser(address, address, address) : user;
    }

    private void write(MovingMessage message, String address) throws MessagingException {
        Path inbox = folder.resolve(MailFolder.name(address));
        String name = "%s-%05d.eml".formatted(FILE_TIME.format(clock.instant()), count.incrementAndGet());
        Path draft = inbox.resolve("." + name);
        try {
            Files.createDirectories(inbox);
            try (var out = Files.newOutputStream(draft)) {
                message.getMessage().writeTo(out);
            }
            Files.move(draft, inbox.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
