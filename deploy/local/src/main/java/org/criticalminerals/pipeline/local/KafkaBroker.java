package org.criticalminerals.pipeline.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka node in this process, broker and controller in one, that knows every client by name and password. */
public final class KafkaBroker implements AutoCloseable {

    private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";
    private static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final int NODE = 1;

    private final Path directory;
    private final Path log;
    private final int port;
    private final int controllerPort;
    private KafkaRaftServer server;

    public KafkaBroker(DataDirectory data, Ports ports) {
        this.directory = data.part("kafka").resolve("broker");
        this.log = data.log("kafka");
        this.port = ports.of(Port.KAFKA);
        this.controllerPort = ports.of(Port.KAFKA_CONTROLLER);
    }

    public String bootstrap() {
        return "localhost:" + port;
    }

    public synchronized void start() {
        if (server != null) {
            return;
        }
        keepThisProcessAlive();
        try {
            format();
            server = new KafkaRaftServer(new KafkaConfig(configuration()), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            server = null;
            throw new StartFailure("Kafka doesn't start (%s): see %s.".formatted(e.getMessage(), log), e);
        }
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** A broker that gives up must not take PostgreSQL and all else with it unasked. */
    private static void keepThisProcessAlive() {
        Exit.setHaltProcedure(KafkaBroker::refuseToEnd);
        Exit.setExitProcedure(KafkaBroker::refuseToEnd);
    }

    private static void refuseToEnd(int status, String message) {
        throw new IllegalStateException("Kafka gave up (%d): %s".formatted(status, message));
    }

    private void format() throws Exception {
        Files.createDirectories(directory);
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(CLUSTER)
                .addDirectory(directory.toString())
                .setMetadataLogDirectory(directory.toString())
                .setIgnoreFormatted(true)
                .setControllerListenerName(CONTROLLER_LISTENER)
                .setScramArguments(List.of("SCRAM-SHA-512=[name=%s,password=%s]"
                        .formatted(KafkaUsers.ADMIN, KafkaUsers.password(KafkaUsers.ADMIN))))
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }

    private Map<String, String> configuration() {
        var values = new HashMap<String, String>();
        values.put("process.roles", "broker,controller");
        values.put("node.id", Integer.toString(NODE));
        values.put("controller.quorum.voters", NODE + "@localhost:" + controllerPort);
        values.put("controller.listener.names", CONTROLLER_LISTENER);
        values.put("listeners", "CLIENT://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
        values.put("advertised.listeners", "CLIENT://localhost:" + port);
        values.put("inter.broker.listener.name", "CLIENT");
        values.put("log.dirs", directory.toString());
        // After a kill the controller waits this long before it takes the broker back.
        values.put("broker.session.timeout.ms", "4000");
        values.put("broker.heartbeat.interval.ms", "1000");
        values.putAll(security());
        values.putAll(oneNode());
        values.putAll(smallness());
        return values;
    }

    private static Map<String, String> security() {
        String admin = KafkaUsers.ADMIN;
        String password = KafkaUsers.password(admin);
        return Map.of(
                "listener.security.protocol.map",
                "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "sasl.mechanism.inter.broker.protocol",
                "SCRAM-SHA-512",
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "listener.name.controller.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.controller.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
                        .formatted(admin, password),
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                KafkaUsers.scramLogin(admin),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:" + admin,
                "allow.everyone.if.no.acl.found",
                "false");
    }

    private static Map<String, String> oneNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "default.replication.factor", "1",
                "min.insync.replicas", "1");
    }

    private static Map<String, String> smallness() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.num.partitions", "3",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.num.partitions", "3",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "2097152",
                "num.network.threads", "2",
                "num.io.threads", "2",
                "background.threads", "2");
    }
}
