package org.criticalminerals.pipeline.local;

/** Who listens in the local system, and on which port unless told otherwise. */
public enum Port {
    PORTAL("portal", 8080),
    PROJECT("project-service", 8081),
    PARTNER("partner-service", 8082),
    NOTIFICATION("notification-service", 8083),
    KEYCLOAK("keycloak", 8180),
    KAFKA("kafka", 9092),
    KAFKA_CONTROLLER("kafka-controller", 9093),
    POSTGRES("postgres", 5433),
    MAIL("mail", 1025);

    private final String owner;
    private final int standard;

    Port(String owner, int standard) {
        this.owner = owner;
        this.standard = standard;
    }

    /** The process or part that listens. */
    public String owner() {
        return owner;
    }

    /** The port of {@code up} without options. */
    public int standard() {
        return standard;
    }
}
