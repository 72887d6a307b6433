package io.candela.local.launcher;

import io.candela.local.software.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Where the {@link State} of an instance is kept while it runs; there is no file when it does not. */
record StateFile(Path file) {

    static final JsonMapper JSON = JsonMapper.shared();

    static StateFile in(Home home) {
        return new StateFile(home.run().resolve("state.json"));
    }

    Optional<State> read() throws IOException {
        return Files.exists(file) ? Optional.of(JSON.readValue(Files.readString(file), State.class)) : Optional.empty();
    }

    void write(State state) throws IOException {
        PrivateFile.write(file, JSON.writeValueAsString(state));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
