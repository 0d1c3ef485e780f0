package org.criticalminerals.pipeline.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** Who signs in to Kafka, and how a client has to be set up for it. Locally a password is its user's name. */
final class KafkaUsers {

    static final String ADMIN = "admin";
    static final String OPERATOR = "operator";

    private KafkaUsers() {}

    static String password(String user) {
        return user;
    }

    static Map<String, String> clientProperties(String user, String bootstrap) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("security.protocol", "SASL_PLAINTEXT");
        properties.put("sasl.mechanism", "SCRAM-SHA-512");
        properties.put("sasl.jaas.config", scramLogin(user));
        return properties;
    }

    static String scramLogin(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password(user));
    }
}
