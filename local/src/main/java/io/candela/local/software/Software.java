package io.candela.local.software;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the build laid out the infrastructure's software: one folder for each program.
 *
 * @param training whether programs are started to make their {@link StartCache}s
 */
public record Software(Path folder, boolean training) {

    private static final Path UNDER_ROOT = Path.of("local", "infrastructure");

    /** The software of the project that the working folder is in. */
    public static Software ofThisProject() {
        return of(projectRoot(Path.of("").toAbsolutePath()), false);
    }

    /** The software of the project in this folder. */
    public static Software of(Path root, boolean training) {
        Path folder = root.resolve(UNDER_ROOT).resolve("target");
        if (!Files.isDirectory(folder.resolve("kafka"))) {
            throw new IllegalStateException(folder + " holds no infrastructure software: build the module local first");
        }
        return new Software(folder, training);
    }

    private static Path projectRoot(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(UNDER_ROOT).resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new IllegalStateException(start + " is not inside a checkout of Candela");
    }

    /** The caches of the programs that are Java programs and not only run once in a while. */
    public List<StartCache> startCaches() {
        return List.of(startCache("kafka"), startCache("questdb"));
    }

    StartCache startCache(String program) {
        return new StartCache(folder.resolve(program + ".aot"));
    }

    Path of(String program) {
        return folder.resolve(program);
    }

    /** The only file of the program's folder whose name starts with this. */
    Path file(String program, String prefix) {
        try (Stream<Path> files = Files.list(of(program))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(
                        of(program) + " should hold one " + prefix + "* (mvn clean removes others), not " + found);
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
