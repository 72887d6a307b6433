package io.candela.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory that processes hold.
 *
 * @param residentKilobytes what is resident; pages that processes share count in each of them
 * @param proportionalKilobytes the same with shared pages divided among those that share them, so that it can be added up
 */
record Memory(long residentKilobytes, long proportionalKilobytes) {

    static final Memory NONE = new Memory(0, 0);

    private static final Pattern LINE = Pattern.compile("(?m)^(Rss|Pss):\\s+(\\d+) kB$");

    /** Of the process and those that it started, as Linux tells it; nothing elsewhere. */
    static Memory ofAll(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(Memory::ofOne)
                .reduce(NONE, Memory::plus);
    }

    /** Of the process alone. */
    static Memory ofOne(ProcessHandle process) {
        return parse(read(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup")));
    }

    /** From the text of {@code smaps_rollup}. */
    static Memory parse(String rollup) {
        Matcher matcher = LINE.matcher(rollup);
        Memory memory = NONE;
        while (matcher.find()) {
            long kilobytes = Long.parseLong(matcher.group(2));
            memory = memory.plus(matcher.group(1).equals("Rss") ? new Memory(kilobytes, 0) : new Memory(0, kilobytes));
        }
        return memory;
    }

    Memory plus(Memory other) {
        return new Memory(
                residentKilobytes + other.residentKilobytes, proportionalKilobytes + other.proportionalKilobytes);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
