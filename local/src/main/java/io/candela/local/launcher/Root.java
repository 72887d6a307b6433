package io.candela.local.launcher;

import java.nio.file.Path;

/** The project's folder, which the script tells. */
final class Root {

    private Root() {}

    static Path folder() {
        return Path.of(System.getProperty("candela.root", "")).toAbsolutePath();
    }
}
