package io.candela.bench.market;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The recorded sessions and samples that lie beside the repository, if they do. */
public final class Recordings {
    private static final Pattern RECEIVED = Pattern.compile("\\d+\\.\\d+: ");

    private Recordings() {}

    /** The messages of a session that have all of {@code marks} in them. */
    public static List<String> session(String file, String... marks) throws IOException {
        Path recording = path(file);
        if (!Files.exists(recording)) {
            return List.of();
        }
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> RECEIVED.matcher(line).lookingAt())
                    .map(line -> line.substring(line.indexOf(": ") + 2))
                    .filter(frame -> List.of(marks).stream().allMatch(frame::contains))
                    .toList();
        }
    }

    private static Path path(String file) {
        return Path.of(System.getProperty("bench.root", "."), "..", "shared", "data", "wire")
                .resolve(file);
    }
}
