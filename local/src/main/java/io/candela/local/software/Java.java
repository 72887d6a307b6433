package io.candela.local.software;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds command lines of the JVM that runs this process too. */
public final class Java {

    private static final Path EXECUTABLE = Path.of(System.getProperty("java.home"), "bin", "java");

    private Java() {}

    /** A command line for a small JVM: its heap is what it needs, its collector the one with the least overhead. */
    public static List<String> command(int heapMegabytes, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                EXECUTABLE.toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        return command;
    }
}
