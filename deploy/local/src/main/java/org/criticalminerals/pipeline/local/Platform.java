package org.criticalminerals.pipeline.local;

import java.time.Clock;
import java.util.List;
import org.criticalminerals.pipeline.events.Topics;

/** What the services stand on, in this process: PostgreSQL, Kafka and mail. */
final class Platform implements AutoCloseable {

    private final DataDirectory data;
    private final Progress progress;
    private final Postgres postgres;
    private final Databases databases;
    private final KafkaBroker kafka;
    private final KafkaTopics topics;
    private final MailServer mail;

    Platform(DataDirectory data, Ports ports, Progress progress, Clock clock) {
        this.data = data;
        this.progress = progress;
        this.postgres = new Postgres(data, ports);
        this.databases = new Databases(postgres);
        this.kafka = new KafkaBroker(data, ports);
        this.topics = new KafkaTopics(kafka, Topics.all());
        this.mail = new MailServer(data, ports, clock);
    }

    /** Starts all three side by side; afterwards databases, users, topics and rules are there. */
    void start() {
        Parallel.run(List.of(this::startPostgres, this::startKafka, this::startMail));
    }

    Databases databases() {
        return databases;
    }

    KafkaBroker kafka() {
        return kafka;
    }

    KafkaTopics topics() {
        return topics;
    }

    MailServer mail() {
        return mail;
    }

    @Override
    public void close() {
        mail.close();
        kafka.close();
        postgres.close();
    }

    private void startPostgres() {
        postgres.start();
        databases.createMissing();
        progress.say("PostgreSQL is ready on port " + postgres.port());
    }

    private void startKafka() {
        kafka.start();
        topics.createMissing();
        topics.writeOperatorProperties(data.part("kafka").resolve("operator.properties"));
        progress.say("Kafka is ready on " + kafka.bootstrap());
    }

    private void startMail() {
        mail.start();
        progress.say("Mail is ready");
    }
}
