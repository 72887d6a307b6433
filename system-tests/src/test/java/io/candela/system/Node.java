package io.candela.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the scripts in {@code src/test/node}, with the npm packages that their lock file names. */
final class Node {
    private static final Path SOURCES = Path.of("src", "test", "node");
    private static final Path FOLDER = Path.of("target", "node");
    private static final String LOCK = "package-lock.json";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Node() {}

    /** What a script printed; it fails by ending with anything but 0. */
    static String run(String script, Map<String, String> environment, String... arguments) {
        install();
        List<String> words = new ArrayList<>(List.of("node", script));
        words.addAll(Arrays.asList(arguments));
        return Command.run(FOLDER, environment, PATIENCE, words);
    }

    /** A file of an npm package. */
    static Path file(String name) {
        install();
        return FOLDER.resolve("node_modules").resolve(name);
    }

    /** Where {@code program} is; a test that asks for one that is not there is skipped, and says so. */
    static Path program(String program) {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        assumeTrue(false, "There is no " + program + " on this machine, so this is not tested");
        throw new IllegalStateException(program);
    }

    private static synchronized void install() {
        program("node");
        program("npm");
        try {
            Files.createDirectories(FOLDER);
            try (Stream<Path> files = Files.list(SOURCES)) {
                for (Path file : files.toList()) {
                    Files.copy(file, FOLDER.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path installed = FOLDER.resolve("installed.json");
            if (!Files.exists(installed) || Files.mismatch(installed, FOLDER.resolve(LOCK)) >= 0) {
                Command.run(
                        FOLDER,
                        Map.of(),
                        PATIENCE,
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
                Files.copy(FOLDER.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
