package io.candela.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends programs the signals that Java itself cannot send. */
public final class Signals {

    private Signals() {}

    /** Sends the signal, unless the program has ended already. */
    public static void send(Launch.Signal signal, ProcessHandle program) {
        switch (signal) {
            case TERM -> program.destroy();
            case INT -> interrupt(program);
        }
    }

    private static void interrupt(ProcessHandle program) {
        if (!program.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -s INT \"$0\"", Long.toString(program.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
