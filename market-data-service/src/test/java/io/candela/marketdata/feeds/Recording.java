package io.candela.marketdata.feeds;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * What was recorded of a venue. Each line of a recording is a frame that was received, an answer to a request, or one of
 * the lines that hold no message of the venue; a line of any other form is a mistake and not left out.
 */
public final class Recording {
    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "wire");

    private static final Pattern FRAME = Pattern.compile("\\d+(?:\\.\\d+)?: (.*)");
    private static final Pattern ANSWER = Pattern.compile("https://[^/ ]+(\\S+) -> \\d+(?:\\.\\d+)?: (.*)");
    private static final Pattern OURS =
            Pattern.compile("|\\S+ <-> \\d+(?:\\.\\d+)?|\\S+ <- \\d+(?:\\.\\d+)?: .*|configuration: .*");

    private final List<String> frames = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();

    private Recording() {}

    /** All of these sessions; the test is skipped where there are no recordings. */
    public static Recording of(String... files) {
        Recording recording = new Recording();
        for (String file : files) {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(path(file))), StandardCharsets.UTF_8))) {
                lines.lines().forEach(recording::take);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return recording;
    }

    /** Every sample in {@code folder} of a message with this beginning of its name, and those answers by their paths. */
    public static Recording ofSamples(String folder, String prefix, Map<String, String> answers) {
        Recording recording = new Recording();
        try (Stream<Path> files = Files.list(path(folder))) {
            for (Path file : files.sorted().toList()) {
                if (file.getFileName().toString().startsWith(prefix)) {
                    recording.frames.add(Files.readString(file));
                }
            }
            for (Map.Entry<String, String> answer : answers.entrySet()) {
                recording.answers.put(answer.getKey(), Files.readString(path(folder + "/" + answer.getValue())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recording;
    }

    List<String> frames() {
        return frames;
    }

    /** By the paths that were asked for, without their queries. */
    Map<String, String> answers() {
        return answers;
    }

    private void take(String line) {
        Matcher frame = FRAME.matcher(line);
        Matcher answer = ANSWER.matcher(line);
        if (frame.matches()) {
            frames.add(frame.group(1));
        } else if (answer.matches()) {
            answers.put(answer.group(1), answer.group(2));
        } else if (!OURS.matcher(line).matches()) {
            throw new IllegalStateException("A line of no known form: " + line);
        }
    }

    private static Path path(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), "There are no recordings in " + FOLDER.toAbsolutePath());
        return path;
    }
}
