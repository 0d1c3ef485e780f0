package org.criticalminerals.pipeline.notification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.Variant;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.SeniorLevel;
import org.criticalminerals.pipeline.events.Stage;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.notification.Samples;
import org.criticalminerals.pipeline.notification.channel.Channel;
import org.criticalminerals.pipeline.notification.channel.Channels;
import org.criticalminerals.pipeline.notification.recipient.FakeDirectory;
import org.criticalminerals.pipeline.notification.recipient.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text there is, with everything and with as little as an event may carry. */
class TextsTest {

    private static final Samples EVENTS = Samples.byDesk(UUID.randomUUID(), UUID.randomUUID());
    private static final String TITLE = "US–EU MoU";
    private static final Reader BRUSSELS = new Reader("EU", Why.TO_SIGN, ZoneId.of("Europe/Brussels"));
    private static final Reader WASHINGTON = new Reader("USA", Why.LEADS, ZoneId.of("America/New_York"));

    private final Texts texts = new Texts(engine("templates/"));

    static Stream<PipelineEvent> events() {
        return Stream.concat(EVENTS.all().stream(), EVENTS.bare().stream());
    }

    static Stream<PipelineEvent> mailed() {
        return EVENTS.all().stream().filter(event -> Channels.of(event).contains(Channel.EMAIL));
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesEveryNotice(PipelineEvent event) {
        for (Reader reader : List.of(BRUSSELS, WASHINGTON)) {
            NoticeText text = texts.notice(event, TITLE, Samples.DEADLINE, reader, new FakeDirectory());

            assertThat(text.title()).isNotBlank().doesNotContain("null", "NOT_FOUND", "{", "  ");
            assertThat(text.body()).isNotBlank().doesNotContain("null", "NOT_FOUND", "{", "  ", " .", "..");
            assertThat(text.body()).matches("(?s).*[.”]");
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void writesEveryNoticeWithoutADeadline(PipelineEvent event) {
        assertThat(texts.notice(event, TITLE, null, BRUSSELS, new FakeDirectory())
                        .body())
                .doesNotContain("until  ", "until .");
    }

    @ParameterizedTest
    @MethodSource("mailed")
    void writesEveryMailWithNothingMarkedInIt(PipelineEvent event) {
        String type = EventCodec.typeOf(event.getClass());
        String link = "https://portal.example/reviews/1";
        for (boolean toSign : List.of(true, false)) {
            for (var deadline : List.of(Optional.of(Samples.DEADLINE), Optional.<java.time.Instant>empty())) {
                MailText mail = texts.mail(new MailFacts(type, TITLE, toSign, deadline.orElse(null), link), BRUSSELS);

                assertThat(mail.subject()).contains(TITLE).doesNotContain("\n");
                for (String part : List.of(mail.subject(), mail.plain(), mail.html())) {
                    assertThat(part)
                            .doesNotContain(
                                    Samples.NAME,
                                    "Arafura",
                                    "criteria",
                                    "financier",
                                    "Permit",
                                    "Promoter",
                                    "Screening",
                                    "objected",
                                    "Dana",
                                    "null",
                                    "NOT_FOUND",
                                    "{#");
                }
                assertThat(mail.plain()).contains(TITLE, link);
                assertThat(mail.html()).contains("lang=\"en\"", "href=\"" + link + "\"", "<title>");
            }
        }
    }

    @Test
    void tellsTheDeadlineInTheReadersZone() {
        MailFacts facts = new MailFacts(
                "minerals.review.opened.v1", TITLE, true, Samples.DEADLINE, "https://portal.example/reviews/1");

        assertThat(texts.mail(facts, BRUSSELS).plain())
                .contains("A review under “US–EU MoU” waits for your party until 8 December 2026, 17:00 CET.");
        assertThat(texts.mail(facts, WASHINGTON).plain()).contains("8 December 2026, 11:00 EST");
        assertThat(texts.mail(facts, new Reader("X", Why.LEADS, new Zones(java.util.Map.of()).of("X")))
                        .plain())
                .contains("8 December 2026, 16:00 UTC");
    }

    @Test
    void namesPeopleToTheirOwnPartyOnly() {
        assertThat(texts.notice(EVENTS.submitted(), TITLE, null, WASHINGTON, new FakeDirectory())
                        .body())
                .contains("Dana Doe (Agency us-doe) submitted Nolans");
        assertThat(texts.notice(EVENTS.submitted(), TITLE, null, BRUSSELS, new FakeDirectory())
                        .body())
                .contains("Agency us-doe submitted Nolans")
                .doesNotContain("Dana");
    }

    @Test
    void saysWhatHappenedInPlainWords() {
        assertThat(texts.notice(
                        EVENTS.positionTaken("EU", Decision.APPROVE_WITH_CONDITIONS, "USA"),
                        TITLE,
                        null,
                        WASHINGTON,
                        new FakeDirectory()))
                .isEqualTo(new NoticeText(
                        "the European Union approves with conditions: Nolans, gate Screening",
                        "the European Union (Agency eu-grow) approves with conditions, on Nolans at the gate Screening"
                                + " under “US–EU MoU”. Reasons: “In line with our criteria” Condition: “Name a financier”"
                                + " (until 1 March 2027). Still awaited: the United States."));
        assertThat(texts.notice(
                                EVENTS.stageChanged(
                                        Stage.IDENTIFICATION, Stage.SCREENING, Outcome.APPROVED_WITH_CONDITIONS),
                                TITLE,
                                null,
                                WASHINGTON,
                                new FakeDirectory())
                        .body())
                .isEqualTo("The parties to “US–EU MoU” approved with conditions. Nolans moved from Identification to"
                        + " Screening.");
    }

    @Test
    void tellsTheSeniorLevelThatItIsForThemToDecide() {
        Reader senior = new Reader("USA", Why.SENIOR, WASHINGTON.zone());
        var seniors = List.of(
                new SeniorLevel("USA", "us-doe", "Secretary of Energy"),
                new SeniorLevel("EU", "eu-grow", "Director-General"));

        NoticeText notice = texts.notice(EVENTS.escalatedTo(seniors, "EU"), TITLE, null, senior, new FakeDirectory());

        assertThat(notice.title()).isEqualTo("For your decision: Nolans, gate Screening");
        assertThat(notice.body())
                .contains("It goes to the senior level (the United States: Secretary of Energy; the European Union:"
                        + " Director-General) and is extended once, until");
    }

    @Test
    void namesAChangeAndAnAmendmentWhereThereIsNoGate() {
        Words words = new Words(Words.load(), new FakeDirectory(), "USA", java.time.ZoneOffset.UTC);
        ReviewSubject suspension = new ReviewSubject(
                SubjectType.SUSPENSION, EVENTS.project(), "Nolans", "us-eu-mou", null, null, 2, null, 3, "cd34");
        ReviewSubject amendment = new ReviewSubject(
                SubjectType.AMENDMENT, null, null, "us-eu-mou", null, null, 1, "Rule of Support", null, "cd34");

        assertThat(words.matter(suspension)).isEqualTo("Nolans, suspension");
        assertThat(words.question(suspension)).isEqualTo("the suspension of Nolans");
        assertThat(words.matter(amendment)).isEqualTo("amendment of the agreement “Rule of Support”");
        assertThat(words.question(amendment)).isEqualTo("the amendment of the agreement “Rule of Support”");
    }

    @Test
    void escapesInHtmlAlone() {
        MailFacts facts = new MailFacts("minerals.review.refused.v1", "A <b> & C", false, null, null);

        MailText mail = texts.mail(facts, BRUSSELS);

        assertThat(mail.subject()).contains("A <b> & C");
        assertThat(mail.plain()).contains("A <b> & C");
        assertThat(mail.html()).contains("A &lt;b&gt; &amp; C").doesNotContain("<b>");
    }

    @Test
    void namesATemplateThatFails() {
        Texts broken = new Texts(engine("broken/"));

        assertThatThrownBy(() -> broken.notice(EVENTS.submitted(), TITLE, null, BRUSSELS, new FakeDirectory()))
                .isInstanceOf(TextFailedException.class)
                .hasMessageContaining("notice/candidacy-submitted.txt")
                .hasMessageNotContaining(Samples.NAME);
        assertThat(texts.fallback().title()).isEqualTo("Something new for you");
    }

    @Test
    void shortensWhatIsTooLong() {
        NoticeText text = new NoticeText("t".repeat(500), "\uD83D\uDE00".repeat(1500));

        assertThat(text.title()).hasSize(NoticeText.LONGEST_TITLE).endsWith("…");
        assertThat(text.body().length()).isLessThanOrEqualTo(NoticeText.LONGEST_BODY);
        assertThat(text.body().codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF))
                .isEmpty();
    }

    private static Engine engine(String root) {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .strictRendering(true)
                .addLocator(name -> locate(root + name))
                .build();
    }

    private static Optional<TemplateLocation> locate(String path) {
        var file = TextsTest.class.getClassLoader().getResourceAsStream(path);
        if (file == null) {
            return Optional.empty();
        }
        String type = path.endsWith(".html") ? "text/html" : "text/plain";
        return Optional.of(new TemplateLocation() {
            @Override
            public java.io.Reader read() {
                return new InputStreamReader(file, StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(type));
            }
        });
    }
}
