package io.candela.bench;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What a benchmark's own process logs. */
public final class Logs {
    private Logs() {}

    /** From now on only what went wrong. */
    public static void quiet() {
        LoggingSystem logging = LoggingSystem.get(Logs.class.getClassLoader());
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        logging.setLogLevel("org.testcontainers", LogLevel.OFF); // that there is no Docker is no error
    }
}
