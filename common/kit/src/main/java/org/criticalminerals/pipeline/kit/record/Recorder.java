package org.criticalminerals.pipeline.kit.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.criticalminerals.pipeline.events.EventCodec;
import org.criticalminerals.pipeline.events.EventEnvelope;
import org.criticalminerals.pipeline.events.PipelineEvent;
import org.criticalminerals.pipeline.events.RecordEvent;
import org.criticalminerals.pipeline.kit.database.CurrentDatabaseUser;
import org.criticalminerals.pipeline.kit.database.TransactionWitness;
import org.criticalminerals.pipeline.kit.identity.ActingOfficial;
import org.criticalminerals.pipeline.kit.identity.ActingOfficials;
import org.criticalminerals.pipeline.kit.ids.Ids;
import org.criticalminerals.pipeline.kit.outbox.PublicationWitness;
import org.criticalminerals.pipeline.record.Leaf;
import org.criticalminerals.pipeline.record.LeafField;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/**
 * Adds a leaf to the record of acts in the transaction of the act itself. It is told of every transaction in which an
 * official reaches the database and of every event that is published, so no command needs to think of it: a transaction
 * for a request that is no mere reading gets its leaf before it commits, and so does one that read what is narrower than
 * the parties. What workers do is recorded by the events that they publish.
 */
@ApplicationScoped
class Recorder implements TransactionWitness, PublicationWitness {

    private static final int LEAVES_AT_ONCE = 50;
    private static final int LARGEST_KEPT = 8_000;

    private final TransactionSynchronizationRegistry transaction;
    private final ActingOfficials officials;
    private final CurrentDatabaseUser user;
    private final Session session;
    private final CurrentRequest request;
    private final Clock clock;
    private final String service;

    Recorder(
            TransactionSynchronizationRegistry transaction,
            ActingOfficials officials,
            CurrentDatabaseUser user,
            Session session,
            CurrentRequest request,
            Clock clock,
            @ConfigProperty(name = "pipeline.service") String service) {
        this.transaction = transaction;
        this.officials = officials;
        this.user = user;
        this.session = session;
        this.request = request;
        this.clock = clock;
        this.service = service;
    }

    /** The act of the current transaction, where an official acts in it. */
    Optional<Act> current() {
        if (transaction.getTransactionKey() == null) {
            return Optional.empty();
        }
        Act act = (Act) transaction.getResource(Act.class);
        // An entity can be there before the transaction has needed its connection.
        return act != null || !Arc.container().requestContext().isActive() || user.isWorker()
                ? Optional.ofNullable(act)
                : officials.find().map(this::begin);
    }

    @Override
    public void reached(ActingOfficial official) {
        if (transaction.getResource(Act.class) == null) {
            begin(official);
        }
    }

    private Act begin(ActingOfficial official) {
        boolean isAsked = Arc.container().requestContext().isActive();
        Act act = new Act(official, isAsked ? request.get() : CurrentRequest.Facts.NONE);
        transaction.putResource(Act.class, act);
        return act;
    }

    private void record(Act act) {
        if (!act.isToBeRecorded()) {
            return;
        }
        Act.Listed listed = act.listed();
        ActingOfficial official = act.official();
        Map<LeafField, String> fields = fields(act.kind(), act.request().act());
        put(fields, LeafField.RESOURCE_KIND, act.request().kind());
        put(fields, LeafField.RESOURCE, act.request().resource());
        put(fields, LeafField.PROJECT, act.project());
        put(fields, LeafField.PARTY, official.party());
        put(fields, LeafField.AGENCY, official.agency());
        put(fields, LeafField.SUBJECT, official.subject());
        put(fields, LeafField.NAME, official.name());
        put(fields, LeafField.FOR_SUBJECT, act.forSubject());
        put(fields, LeafField.FOR_NAME, act.forName());
        put(fields, LeafField.ADDRESS, act.request().address());
        put(fields, LeafField.USER_AGENT, act.request().userAgent());
        put(fields, LeafField.OBJECTS, listed.objects());
        NewLeaf leaf = new NewLeaf(Leaf.salted(fields), listed.values(), Set.of(official.party()));
        session.doWork(connection -> LeafTables.insert(connection, List.of(leaf)));
    }

    @Override
    public void published(EventEnvelope<? extends PipelineEvent> envelope, byte[] payload) {
        if (transaction.getResource(Act.class) != null || envelope.event() instanceof RecordEvent) {
            return;
        }
        Waiting waiting = (Waiting) transaction.getResource(Waiting.class);
        if (waiting == null) {
            waiting = new Waiting(new ArrayList<>());
            transaction.putResource(Waiting.class, waiting);
        }
        waiting.leaves().add(ofSystem(envelope, payload));
        if (waiting.leaves().size() == LEAVES_AT_ONCE) {
            write(waiting);
        }
    }

    private NewLeaf ofSystem(EventEnvelope<? extends PipelineEvent> envelope, byte[] payload) {
        String type = EventCodec.typeOf(envelope.event().getClass());
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        ObjectNode event =
                objects.addObject().put("kind", "event").put("id", envelope.id().toString());
        Value after = Value.of(
                0, "after", new String(payload, StandardCharsets.UTF_8), envelope.releasableTo(), event, LARGEST_KEPT);
        Map<LeafField, String> fields = fields("SYSTEM", type);
        put(fields, LeafField.RESOURCE_KIND, type.split("\\.")[1]);
        put(fields, LeafField.RESOURCE, envelope.subject());
        put(fields, LeafField.PROJECT, uuid(envelope.subject()));
        put(fields, LeafField.PARTY, envelope.party());
        put(fields, LeafField.OBJECTS, objects.toString());
        return new NewLeaf(Leaf.salted(fields), List.of(after), envelope.releasableTo());
    }

    private void write(Waiting waiting) {
        if (!waiting.leaves().isEmpty()) {
            session.doWork(connection -> LeafTables.insert(connection, waiting.leaves()));
            waiting.leaves().clear();
        }
    }

    private Map<LeafField, String> fields(String kind, String act) {
        Map<LeafField, String> fields = new EnumMap<>(LeafField.class);
        fields.put(LeafField.SERVICE, service);
        fields.put(LeafField.LEAF, Ids.next().toString());
        fields.put(LeafField.AT, clock.instant().toString());
        fields.put(LeafField.KIND, kind);
        fields.put(LeafField.ACT, act);
        return fields;
    }

    private static void put(Map<LeafField, String> fields, LeafField field, Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }

    private static UUID uuid(String key) {
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Writes what there is to record of the current transaction, once all else is written and before the connection is
     * given back; not asked where the transaction is rolled back, as that is no act.
     */
    void beforeCommit() {
        try {
            Act act = (Act) transaction.getResource(Act.class);
            if (act != null) {
                record(act);
            }
            Waiting waiting = (Waiting) transaction.getResource(Waiting.class);
            if (waiting != null) {
                write(waiting);
            }
        } catch (RuntimeException e) {
            // Hibernate logs what its interceptors throw and goes on; what can't be recorded can't be done.
            transaction.setRollbackOnly();
            throw e;
        }
    }

    private record Waiting(List<NewLeaf> leaves) {}
}
