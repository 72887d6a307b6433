package io.candela.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/** What must be so before anything is started, and what to tell if it is not. */
record Checks(Options options, long availableMegabytes, IntPredicate free) {

    /** What all processes take together, and some room. */
    static final int NEEDED_MEGABYTES = 2_300;

    /** On this machine, now. */
    static Checks here(Options options) {
        return new Checks(options, AvailableMemory.megabytes(), Checks::isFree);
    }

    /** A sentence for each thing that is in the way. */
    List<String> complaints() {
        return Stream.concat(memory(), ports()).toList();
    }

    private Stream<String> memory() {
        return availableMegabytes >= NEEDED_MEGABYTES
                ? Stream.empty()
                : Stream.of("Candela needs %,d MB of memory, and %,d MB are available."
                        .formatted(NEEDED_MEGABYTES, availableMegabytes));
    }

    private Stream<String> ports() {
        return Parts.ports(options).stream()
                .filter(port -> !free.test(options.port(port)))
                .map(port -> "Port %d is in use, and %s needs it.".formatted(options.port(port), port.purpose()));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
