package io.candela.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory programs can still get on this machine, or in the control group that we are in. */
final class AvailableMemory {

    private static final long MEGABYTE = 1024 * 1024;
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");

    private AvailableMemory() {}

    static long megabytes() {
        return Math.min(
                ofMachine(read(Path.of("/proc/meminfo"))),
                ofGroup(read(Path.of("/sys/fs/cgroup/memory.max")), read(Path.of("/sys/fs/cgroup/memory.current"))));
    }

    /** From the text of {@code /proc/meminfo}; without limit where there is none. */
    static long ofMachine(String meminfo) {
        Matcher matcher = AVAILABLE.matcher(meminfo);
        return matcher.find() ? Long.parseLong(matcher.group(1)) / 1024 : Long.MAX_VALUE;
    }

    /** From the limit and use of a control group; without limit where there is none. */
    static long ofGroup(String max, String current) {
        boolean limited = max.matches("\\d+") && current.matches("\\d+");
        return limited ? (Long.parseLong(max) - Long.parseLong(current)) / MEGABYTE : Long.MAX_VALUE;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
