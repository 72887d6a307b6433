package io.candela.local;

import java.util.Locale;
import org.testcontainers.DockerClientFactory;

/** Where the infrastructure of tests comes from. */
sealed interface Source permits Containers, Processes {

    /** The one switch. */
    String PROPERTY = "candela.infrastructure";

    /** A broker, whose folder and log are told from another's by {@code name}. */
    Infrastructure.Kafka kafka(String name);

    Infrastructure.Postgres postgres();

    Infrastructure.Redis redis();

    /** A store, whose folder and log are told from another's by {@code name}. */
    Infrastructure.QuestDb questDb(String name);

    /** What the switch says, decided and printed once for each JVM. */
    static Source chosen() {
        Source source = chosen(System.getProperty(PROPERTY, "auto"));
        System.out.println("The tests' infrastructure comes from: " + source);
        return source;
    }

    static Source chosen(String wish) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "docker" -> new Containers();
            case "local" -> new Processes();
            case "auto" -> DockerClientFactory.instance().isDockerAvailable() ? new Containers() : new Processes();
            default -> throw new IllegalArgumentException(PROPERTY + " is auto, docker or local, not " + wish);
        };
    }
}
