package io.candela.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {

    private static final int LINES = 25;

    private LogTail() {}

    /** The last lines; none if the file cannot be read. */
    static List<String> of(Path log) {
        try {
            // Any byte is a character here: a program that dies may leave half of one.
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
