package io.candela.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start one program.
 *
 * @param name what the program is called in messages and files
 * @param command the program and its arguments
 * @param environment what is added to this process's own environment
 * @param directory where it runs
 * @param log the file that takes its output, appended
 * @param ready the question that it answers once it is ready
 * @param patience how long it may take to get ready
 * @param stopSignal what asks it to end in an orderly way
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        Probe ready,
        Duration patience,
        Signal stopSignal) {

    /** Copies the collections. */
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The signals that ask a program to end: most take the first, PostgreSQL waits for its clients unless it gets the second. */
    public enum Signal {
        TERM,
        INT
    }
}
