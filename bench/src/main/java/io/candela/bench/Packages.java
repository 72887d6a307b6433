package io.candela.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has packaged. */
public final class Packages {
    private Packages() {}

    /** The jar of a module. */
    public static String jar(String folder, String module) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(folder, "target"), module + "-[0-9]*.jar")) {
            return jars.iterator().next().toString();
        }
    }
}
