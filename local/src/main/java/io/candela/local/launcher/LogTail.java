package io.candela.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The end of a log file, as a person reads it: of an entry in JSON, time, level, message and where it was thrown. */
final class LogTail {

    private static final int LINES = 25;
    private static final int STACK_LINES = 3;
    private static final JsonMapper JSON = JsonMapper.shared();

    private LogTail() {}

    /** The last lines; none if the file cannot be read. */
    static List<String> of(Path log) {
        try {
            // Any byte is a character here: a program that dies may leave half of one.
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                    .flatMap(LogTail::readable)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<String> readable(String line) {
        if (!line.startsWith("{")) {
            return Stream.of(line);
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String text = "%s %s %s"
                    .formatted(
                            entry.path("@timestamp").asString(""),
                            entry.path("level").asString(""),
                            entry.path("message").asString(""));
            return Stream.concat(
                    text.lines().filter(each -> !each.isBlank()),
                    entry.path("stack_trace").asString("").lines().limit(STACK_LINES));
        } catch (JacksonException e) {
            return Stream.of(line);
        }
    }
}
