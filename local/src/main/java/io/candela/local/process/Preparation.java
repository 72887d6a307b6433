package io.candela.local.process;

import java.io.IOException;
import java.nio.file.Path;

/** What must be done before a program can start: settings written, data folders made. Done again at each start. */
@FunctionalInterface
public interface Preparation {

    /**
     * Prepares and says how to start the program.
     *
     * @param log the file for its output
     */
    Launch prepare(Path log) throws IOException, InterruptedException;
}
