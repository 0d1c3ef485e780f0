package org.criticalminerals.pipeline.project.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.Actor;
import org.criticalminerals.pipeline.events.AgreementLifecycle;
import org.criticalminerals.pipeline.events.ClearanceAnswer;
import org.criticalminerals.pipeline.events.ConclusionCause;
import org.criticalminerals.pipeline.events.Decision;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.Gate;
import org.criticalminerals.pipeline.events.MarkingKind;
import org.criticalminerals.pipeline.events.Outcome;
import org.criticalminerals.pipeline.events.PartyReasons;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.ReferenceEvent;
import org.criticalminerals.pipeline.events.ReviewEvent;
import org.criticalminerals.pipeline.events.ReviewSubject;
import org.criticalminerals.pipeline.events.Rule;
import org.criticalminerals.pipeline.events.Section;
import org.criticalminerals.pipeline.events.SubjectType;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.EventRecords;
import org.criticalminerals.pipeline.kit.outbox.OutboxRow;
import org.criticalminerals.pipeline.kit.testing.Tokens;
import org.criticalminerals.pipeline.local.client.LocalPlatform;

/** Speaks on Kafka as partner-service does, with its own credentials. */
public final class PartnerService implements AutoCloseable {

    private static final Set<String> PARTIES = Set.of("USA", "EU", "SECRETARIAT");
    private final KafkaProducer<String, byte[]> producer;

    public PartnerService() {
        Map<String, Object> config = new HashMap<>(LocalPlatform.shared().kafkaClient("partner-service"));
        config.put("acks", "all");
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** An event in its envelope, to be sent once or more often. */
    public static EventEnvelope<PipelineEvent> envelope(PipelineEvent event, Set<String> releasableTo) {
        return new EventEnvelope<>(
                Ids.next(), "/partner-service", event.key(), Instant.now(), null, 1, releasableTo, event);
    }

    /** Sends an event. */
    public void send(EventEnvelope<PipelineEvent> envelope) {
        OutboxRow row = EventRecords.toRow(envelope);
        send(row.topic(), row.key(), row.headers(), row.payload());
    }

    /** Sends anything. */
    public void send(String topic, String key, Map<String, String> headers, byte[] payload) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, payload);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tells the parties, agencies and agreements that the tests need. */
    public void tellReferenceData() {
        for (String party : List.of("USA", "EU", "JPN")) {
            tell(new ReferenceEvent.PartyState(party, 1, party, Set.of(party.substring(0, 2))));
        }
        tellAgency("us-state", "State", "USA");
        tellAgency("us-doe", "DOE", "USA");
        tellAgency("us-interior", "Interior", "USA");
        tellAgency("eu-grow", "DG GROW", "EU");
        tellAgency("jp-meti", "METI", "JPN");
        tell(agreement("us-eu-mou", Map.of("USA", "us-state", "EU", "eu-grow")));
        tell(agreement("us-japan-framework", Map.of("USA", "us-doe", "JPN", "jp-meti")));
    }

    /** Tells of officials, by their sign-in names in test tokens. */
    public void tellOfficial(String username, String agency, String party, boolean active) {
        tell(new ReferenceEvent.OfficialState(
                Tokens.subject(username),
                Instant.now().toEpochMilli(),
                username,
                "Name of " + username,
                null,
                agency,
                party,
                Set.of("desk-officer"),
                active));
    }

    private void tellAgency(String id, String shortName, String party) {
        tell(new ReferenceEvent.AgencyState(id, 1, shortName, shortName, party, Set.of(), null));
    }

    private void tell(ReferenceEvent state) {
        send(envelope(state, Set.of("*")));
    }

    /** Tells of the MoU that its parties changed; versions grow over all tests. */
    public void tellMembers(Map<String, String> leads) {
        tell(agreement("us-eu-mou", (int) Instant.now().getEpochSecond(), leads));
    }

    /** The MoU as it is told. */
    public static ReferenceEvent.AgreementState mou() {
        return agreement("us-eu-mou", Map.of("USA", "us-state", "EU", "eu-grow"));
    }

    private static ReferenceEvent.AgreementState agreement(String code, Map<String, String> leads) {
        return agreement(code, 1, leads);
    }

    private static ReferenceEvent.AgreementState agreement(String code, int version, Map<String, String> leads) {
        Map<Gate, Rule> rules = new EnumMap<>(Gate.class);
        for (Gate gate : Gate.values()) {
            rules.put(gate, rule());
        }
        return new ReferenceEvent.AgreementState(
                code,
                version,
                code,
                "not binding",
                AgreementLifecycle.SIGNED,
                LocalDate.of(2026, 4, 24),
                List.copyOf(leads.keySet()),
                leads,
                Map.of(),
                Set.of(),
                Set.of(),
                rules,
                Map.of(
                        Gate.SCREENING,
                        Set.of(Section.IDENTITY, Section.SITES, Section.PRODUCTION, Section.ATTESTATION),
                        Gate.SUPPORT,
                        Set.of(Section.FINANCE, Section.TIMETABLE)),
                Map.of(
                        Section.FINANCE,
                        MarkingKind.RELEASABLE_TO,
                        Section.OFFTAKE,
                        MarkingKind.RELEASABLE_TO,
                        Section.OWNERSHIP,
                        MarkingKind.RELEASABLE_TO),
                // Most tests are about other things: here production and finance are released without the promoter.
                Set.of(Section.RESOURCES, Section.OFFTAKE, Section.OWNERSHIP));
    }

    private static Rule rule() {
        return new Rule(
                Rule.Kind.UNANIMITY,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                2,
                Rule.Silence.LAPSE,
                null,
                10,
                false,
                false,
                null,
                null);
    }

    /** The subject of a review of a gate request. */
    public static ReviewSubject subject(UUID project, Gate gate, int request, int dossierVersion) {
        return ReviewSubject.gate(project, "Name", "us-eu-mou", gate, request, dossierVersion, "hash");
    }

    /** The subject of a review of a change after the selection. */
    public static ReviewSubject subject(UUID project, SubjectType change, int request, int dossierVersion) {
        return new ReviewSubject(
                change, project, "Name", "us-eu-mou", null, null, request, null, dossierVersion, "hash");
    }

    /** A review opened. */
    public void opened(UUID review, ReviewSubject subject) {
        Instant now = Instant.now();
        send(envelope(
                new ReviewEvent.ReviewOpened(
                        review,
                        subject,
                        rule(),
                        "Both must approve.",
                        List.of("EU", "USA"),
                        List.of(),
                        Map.of("USA", "us-state", "EU", "eu-grow"),
                        now,
                        now.plusSeconds(86_400)),
                PARTIES));
    }

    /** A party took a position. */
    public void positionTaken(UUID review, ReviewSubject subject, String party, List<String> pending) {
        send(envelope(
                new ReviewEvent.PositionTaken(
                        review,
                        subject,
                        party,
                        party.equals("EU") ? "eu-grow" : "us-state",
                        Decision.APPROVE,
                        false,
                        1,
                        "fine",
                        List.of(),
                        pending,
                        Instant.now(),
                        null,
                        null),
                PARTIES));
    }

    /** An agency of the United States cleared: for that party alone. */
    public void clearanceGiven(UUID review, ReviewSubject subject) {
        send(envelope(
                new ReviewEvent.ClearanceGiven(
                        review,
                        subject,
                        "USA",
                        "us-state",
                        "us-doe",
                        ClearanceAnswer.NON_CONCUR,
                        1,
                        2,
                        "The grid",
                        List.of(),
                        Instant.now(),
                        new Actor("s", "A. Desk", "us-doe", "USA")),
                Set.of("USA")));
    }

    /** A review concluded; the envelope that was sent. */
    public EventEnvelope<PipelineEvent> concluded(UUID review, ReviewSubject subject, Outcome outcome) {
        EventEnvelope<PipelineEvent> envelope = envelope(
                new ReviewEvent.ReviewConcluded(
                        review,
                        subject,
                        outcome,
                        outcome == Outcome.WITHDRAWN ? ConclusionCause.WITHDRAWAL : ConclusionCause.POSITION,
                        "As they decided.",
                        List.of(new PartyReasons("EU", Decision.APPROVE, "fine")),
                        List.of(),
                        Instant.now()),
                PARTIES);
        send(envelope);
        return envelope;
    }

    /** No review could be opened. */
    public void refused(ReviewSubject subject) {
        send(envelope(
                new ReviewEvent.ReviewRefused(subject, "no-rule", "There is no rule for this gate.", Instant.now()),
                PARTIES));
    }

    @Override
    public void close() {
        producer.close();
    }
}
