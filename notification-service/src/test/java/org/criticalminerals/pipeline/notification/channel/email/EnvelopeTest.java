package org.criticalminerals.pipeline.notification.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import java.util.List;
import java.util.UUID;
import org.criticalminerals.pipeline.notification.channel.Message;
import org.criticalminerals.pipeline.notification.text.MailText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private final Envelope envelope = new Envelope("mail.example", "list.mail.example", "https://portal.example/");

    @Test
    void marksAMailAsAMachinesAndThreadsItByProject() {
        UUID notice = UUID.randomUUID();
        Message message = new Message(
                notice,
                "t",
                "A",
                false,
                null,
                "/projects/1",
                "42",
                new Message.Addressee("N", "n@state.example", "USA"));

        Mail mail = envelope.mail(message, new MailText("s", "p", "<p>h</p>"));

        assertThat(mail.getTo()).containsExactly("n@state.example");
        assertThat(mail.getHeaders())
                .containsEntry("Message-ID", List.of("<" + notice + "@mail.example>"))
                .containsEntry("References", List.of("<thread.42@mail.example>"))
                .containsEntry("In-Reply-To", List.of("<thread.42@mail.example>"))
                .containsEntry("Auto-Submitted", List.of("auto-generated"))
                .containsEntry("List-Id", List.of("Critical Minerals Pipeline <list.mail.example>"));
        assertThat(envelope.address("/projects/1")).isEqualTo("https://portal.example/projects/1");
    }

    @ParameterizedTest
    @CsvSource({"dana.doe@state.example", "d+x@x.example"})
    void takesAddresses(String address) {
        assertThat(Envelope.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dana", "a@b c", "a@b\nBcc: c@d.example", "<a@b.example>", "a@b.example,c@d.example"})
    void refusesWhatIsNoAddressOrMore(String address) {
        assertThat(Envelope.isAddress(address)).isFalse();
        assertThat(Envelope.isAddress(null)).isFalse();
    }
}
