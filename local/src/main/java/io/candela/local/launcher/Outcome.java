package io.candela.local.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What became of the attempt to start everything. */
sealed interface Outcome {

    /** All parts are ready and the whole is of use. */
    record Usable(Duration took) implements Outcome {}

    /**
     * A part did not get ready, or the whole is of no use.
     *
     * @param what continues a sentence that begins with the part's name
     * @param lastLines the end of the log
     */
    record Failed(String part, String what, Path log, List<String> lastLines) implements Outcome {

        public Failed {
            lastLines = List.copyOf(lastLines);
        }
    }
}
