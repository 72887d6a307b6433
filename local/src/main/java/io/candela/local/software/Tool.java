package io.candela.local.software;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs the small programs that prepare what others then work with. */
public final class Tool {

    private Tool() {}

    /**
     * Runs a program to its end.
     *
     * @param input what it reads
     * @throws IOException if its exit code is not 0; the message has its output
     */
    public static void run(List<String> command, Path directory, String input)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + output);
        }
    }
}
