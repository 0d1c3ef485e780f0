package org.criticalminerals.pipeline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.criticalminerals.pipeline.events.TopicDeclaration;
import org.criticalminerals.pipeline.events.Topics;
import org.criticalminerals.pipeline.local.client.LocalPlatform;
import org.criticalminerals.pipeline.local.client.Mail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The platform that all other tests stand on, as they start it. */
class LocalPlatformIT {

    private static LocalPlatform platform;

    @BeforeAll
    static void start() {
        platform = LocalPlatform.shared();
    }

    @Test
    void whoeverAsksAgainGetsTheSamePlatform() {
        assertThat(LocalPlatform.shared().controlUrl()).isEqualTo(platform.controlUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"project", "partner", "notification"})
    void eachDatabaseHasItsThreeUsersWithTheirRights(String database) throws SQLException {
        try (Connection connection = connect(database, database + "_owner")) {
            assertThat(query(connection, """
                    SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole FROM pg_roles
                    WHERE rolname LIKE '%s\\_%%' ORDER BY 1""".formatted(database)))
                    .containsExactly(
                            database + "_app|f|f|f|f", database + "_owner|f|f|f|f", database + "_worker|f|t|f|f");
            assertThat(query(
                            connection,
                            "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '%s'".formatted(database)))
                    .containsExactly(database + "_owner");
            assertThat(
                            query(
                                    connection,
                                    "SELECT current_setting('fsync'), current_setting('synchronous_commit'), current_setting('server_encoding')"))
                    .containsExactly("on|on|UTF8");
        }
    }

    @Test
    void nobodyEntersTheDatabaseOfAnotherServiceOrWithAWrongPassword() {
        assertThatThrownBy(() -> connect("partner", "project_worker")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> DriverManager.getConnection(platform.jdbcUrl("project"), "project_app", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void everyDeclaredTopicExistsAndNoOther() throws Exception {
        try (Admin admin = Admin.create(client("operator"))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrderElementsOf(
                            Topics.all().stream().map(TopicDeclaration::name).toList());
        }
    }

    @Test
    void aServiceWritesItsOwnTopicsAlone() throws Exception {
        assertThat(write("project-service", Topics.PROJECTS)).isNotNegative();
        assertThatThrownBy(() -> write("project-service", Topics.REVIEWS))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write("operator", Topics.PROJECTS))
                .hasRootCauseInstanceOf(ClusterAuthorizationException.class);
    }

    @Test
    void nobodyConnectsToKafkaWithoutAName() {
        Map<String, Object> anonymous = Map.of(
                "bootstrap.servers",
                platform.kafkaBootstrap(),
                "default.api.timeout.ms",
                2000,
                "request.timeout.ms",
                1000);

        try (Admin admin = Admin.create(anonymous)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void aResetLeavesNothing() throws Exception {
        try (Connection connection = connect("notification", "notification_owner")) {
            connection.createStatement().execute("CREATE TABLE left_behind (id int)");

            platform.resetDatabase("notification");
        }
        try (Connection connection = connect("notification", "notification_owner")) {
            assertThat(query(connection, "SELECT 1 FROM pg_tables WHERE tablename = 'left_behind'"))
                    .isEmpty();
        }

        write("partner-service", Topics.REFERENCE);
        platform.resetTopics();
        assertThat(endOf(Topics.REFERENCE)).isZero();
    }

    @Test
    void kafkaComesBackWithWhatItHad() throws Exception {
        write("partner-service", Topics.AGREEMENTS);
        long before = endOf(Topics.AGREEMENTS);

        platform.kafkaStop();
        platform.kafkaStart();

        assertThat(endOf(Topics.AGREEMENTS)).isEqualTo(before);
    }

    @Test
    void mailIsKeptForWhomeverItIsSentTo() throws Exception {
        platform.deleteMail();
        platform.mailStop();
        assertThatThrownBy(() -> send("desk@doe.example")).hasMessageContaining("connect");
        platform.mailStart();

        send("desk@doe.example");

        List<Mail> received = platform.mail("desk@doe.example");
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().subject()).isEqualTo("Grüße");
        assertThat(received.getFirst().text().strip()).isEqualTo("Ein Text");
        assertThat(platform.data().resolve("mail/desk@doe.example")).isDirectoryContaining("glob:**.eml");
    }

    private void send(String to) throws Exception {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", Integer.toString(platform.port("mail")));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("pipeline@secretariat.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Grüße", "UTF-8");
        message.setText("Ein Text", "UTF-8");
        Transport.send(message);
    }

    private static Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(platform.jdbcUrl(database), user, user);
    }

    private static List<String> query(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                var fields = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    fields.add(rows.getString(i));
                }
                lines.add(String.join("|", fields));
            }
            return lines;
        }
    }

    private static Map<String, Object> client(String user) {
        return new HashMap<>(platform.kafkaClient(user));
    }

    private static long write(String user, String topic) throws Exception {
        Map<String, Object> settings = client(user);
        settings.put("max.block.ms", 15_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(topic, 0, "key", "value"))
                    .get(20, TimeUnit.SECONDS)
                    .offset();
        }
    }

    private static long endOf(String topic) throws Exception {
        try (Admin admin = Admin.create(client("operator"))) {
            var partition = new TopicPartition(topic, 0);
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
