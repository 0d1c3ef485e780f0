package org.criticalminerals.pipeline.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.criticalminerals.pipeline.events.TopicDeclaration;

/** The declared topics, the users and what each may do: written to Kafka before any service starts. */
final class KafkaTopics {

    private static final int SCRAM_ITERATIONS = 4096;

    private final KafkaBroker broker;
    private final List<TopicDeclaration> declared;

    KafkaTopics(KafkaBroker broker, List<TopicDeclaration> declared) {
        this.broker = broker;
        this.declared = List.copyOf(declared);
    }

    /** Creates what is missing. */
    void createMissing() {
        administer(admin -> {
            Set<String> existing = get(admin.listTopics().names());
            List<TopicDeclaration> missing = declared.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            KafkaFuture<Void> users =
                    admin.alterUserScramCredentials(credentials()).all();
            KafkaFuture<Void> rules = admin.createAcls(accessRules()).all();
            get(admin.createTopics(missing.stream().map(KafkaTopics::newTopic).toList())
                    .all());
            get(users);
            get(rules);
        });
    }

    /** Empties all topics by making them anew, and forgets what the groups have read where none of them is active. */
    void reset() {
        administer(admin -> {
            Set<String> existing = get(admin.listTopics().names());
            get(admin.deleteTopics(declared.stream()
                            .map(TopicDeclaration::name)
                            .filter(existing::contains)
                            .toList())
                    .all());
            List<String> groups = get(admin.listGroups().all()).stream()
                    .map(group -> group.groupId())
                    .toList();
            var deletions = admin.deleteConsumerGroups(groups).deletedGroups().values();
            get(admin.createTopics(declared.stream().map(KafkaTopics::newTopic).toList())
                    .all());
            for (KafkaFuture<Void> deletion : deletions) {
                try {
                    deletion.get();
                } catch (ExecutionException e) {
                    // A group with members stays; it starts at the beginning of the new topics by itself.
                    continue;
                }
            }
        });
    }

    /** Writes a client configuration for the operator's tools. */
    void writeOperatorProperties(Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("# For Kafka's own tools, on this machine alone: may read everything, write nothing.");
        KafkaUsers.clientProperties(KafkaUsers.OPERATOR, broker.bootstrap())
                .forEach((key, value) -> lines.add(key + "=" + value));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewTopic newTopic(TopicDeclaration topic) {
        var configuration = new LinkedHashMap<String, String>();
        String retention = Long.toString(topic.retention().toMillis());
        if (topic.compacted()) {
            configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            configuration.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, retention);
        } else {
            configuration.put(TopicConfig.RETENTION_MS_CONFIG, retention);
        }
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(configuration);
    }

    private static List<UserScramCredentialAlteration> credentials() {
        List<UserScramCredentialAlteration> credentials = new ArrayList<>();
        var scram = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS);
        for (String user : users()) {
            credentials.add(new UserScramCredentialUpsertion(user, scram, KafkaUsers.password(user)));
        }
        return credentials;
    }

    private static List<String> users() {
        List<String> users = new ArrayList<>();
        Service.withDatabase().forEach(service -> users.add(service.id()));
        users.add(KafkaUsers.OPERATOR);
        return users;
    }

    private List<AclBinding> accessRules() {
        List<AclBinding> rules = new ArrayList<>();
        for (TopicDeclaration topic : declared) {
            topic.writers().forEach(writer -> rules.add(topic(topic.name(), writer, AclOperation.WRITE)));
            topic.readers().forEach(reader -> rules.add(topic(topic.name(), reader, AclOperation.READ)));
        }
        for (Service service : Service.withDatabase()) {
            rules.add(allow(
                    ResourceType.GROUP, service.id() + ".", PatternType.PREFIXED, service.id(), AclOperation.READ));
        }
        rules.addAll(operatorRules());
        return rules;
    }

    private static List<AclBinding> operatorRules() {
        String all = ResourcePattern.WILDCARD_RESOURCE;
        String operator = KafkaUsers.OPERATOR;
        return List.of(
                topic(all, operator, AclOperation.READ),
                topic(all, operator, AclOperation.DESCRIBE_CONFIGS),
                allow(ResourceType.GROUP, all, PatternType.LITERAL, operator, AclOperation.READ),
                allow(
                        ResourceType.CLUSTER,
                        Resource.CLUSTER_NAME,
                        PatternType.LITERAL,
                        operator,
                        AclOperation.DESCRIBE));
    }

    private static AclBinding topic(String name, String user, AclOperation operation) {
        return allow(ResourceType.TOPIC, name, PatternType.LITERAL, user, operation);
    }

    private static AclBinding allow(
            ResourceType type, String name, PatternType pattern, String user, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private void administer(Work work) {
        Map<String, Object> properties =
                new LinkedHashMap<>(KafkaUsers.clientProperties(KafkaUsers.ADMIN, broker.bootstrap()));
        try (Admin admin = Admin.create(properties)) {
            work.with(admin);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException {
        return future.get();
    }

    private interface Work {
        void with(Admin admin) throws ExecutionException, InterruptedException;
    }
}
