package io.candela.local.software;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds command lines of the JVM that runs this process too. */
public final class Java {

    private static final Path EXECUTABLE = Path.of(System.getProperty("java.home"), "bin", "java");

    private Java() {}

    /**
     * A command line for a small JVM: a heap that grows only as far as it must, the collector with the least overhead, and
     * no compiler that spends a minute of processor time to make a server fast.
     */
    public static List<String> command(int heapMegabytes, List<String> options) {
        List<String> command = hot(heapMegabytes, options);
        command.add(1, "-XX:TieredStopAtLevel=1");
        return command;
    }

    /** The same with that compiler, for a program that has so much to do that it pays. */
    public static List<String> hot(int heapMegabytes, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                EXECUTABLE.toString(),
                "-Xms16m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        return command;
    }
}
