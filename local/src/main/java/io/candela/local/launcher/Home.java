package io.candela.local.launcher;

import io.candela.local.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The folder that an instance keeps all it has in, readable by its owner only. */
record Home(Path folder) {

    Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Makes the folder if it is new. */
    void create() throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (Path path : List.of(run(), secrets())) {
            Files.createDirectories(path);
        }
    }

    /** Puts the logs of the run before aside. */
    void beginLogs() throws IOException {
        Path previous = folder.resolve("logs.previous");
        Files.createDirectories(logs());
        if (Files.exists(previous)) {
            Folders.delete(previous);
        }
        Files.move(logs(), previous, StandardCopyOption.ATOMIC_MOVE);
        Files.createDirectories(logs());
    }

    Path run() {
        return folder.resolve("run");
    }

    Path secrets() {
        return folder.resolve("secrets");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path ephemeralData() {
        return folder.resolve("ephemeral");
    }
}
