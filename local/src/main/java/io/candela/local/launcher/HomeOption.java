package io.candela.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which instance a command is about. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${sys:candela.root}/.candela",
            description = "where the instance keeps all it has (default: .candela in the project's folder)")
    private Path folder = Path.of(".candela");

    Home home() {
        return new Home(folder);
    }

    /** What the instance tells about itself, if it runs. */
    Optional<State> state() throws IOException {
        return StateFile.in(home()).read();
    }
}
