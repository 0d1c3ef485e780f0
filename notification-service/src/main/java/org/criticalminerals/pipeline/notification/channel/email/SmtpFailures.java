package org.criticalminerals.pipeline.notification.channel.email;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import org.criticalminerals.pipeline.notification.channel.DeliveryOutcome;

/** Whether a failure to send is for now or for good (RFC 5321, 4.2.1: 4yz is transient, 5yz permanent). */
final class SmtpFailures {

    private static final int LONGEST = 300;
    private static final int FIRST_OF_SIGN_IN = 530;
    private static final int LAST_OF_SIGN_IN = 538;

    private SmtpFailures() {}

    static DeliveryOutcome outcome(Throwable failure, Duration pause) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                String why =
                        shortened("The mail server answered " + smtp.getReplyCode() + " " + smtp.getReplyMessage());
                return isForGood(smtp) ? new DeliveryOutcome.Failed(why) : new DeliveryOutcome.Retry(pause, why);
            }
            if (cause instanceof TimeoutException) {
                return new DeliveryOutcome.Retry(pause, "The mail server did not answer in time");
            }
        }
        return new DeliveryOutcome.Retry(
                pause,
                "The mail server could not be reached: "
                        + root(failure).getClass().getSimpleName());
    }

    // That we may not sign in to the server says nothing about the mail.
    private static boolean isForGood(SMTPException smtp) {
        int code = smtp.getReplyCode();
        return smtp.isPermanent() && (code < FIRST_OF_SIGN_IN || code > LAST_OF_SIGN_IN);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
