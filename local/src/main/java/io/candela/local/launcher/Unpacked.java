package io.candela.local.launcher;

import io.candela.local.process.Folders;
import io.candela.local.software.Java;
import io.candela.local.software.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A service's jar taken apart, in a folder beside it. */
final class Unpacked {

    private static final int HEAP = 64;

    private Unpacked() {}

    /** The jar to run, beside the libraries that its manifest names. Unpacks it unless that was done. */
    static Path jar(Path built) throws IOException, InterruptedException {
        Path folders = built.resolveSibling("unpacked");
        Path folder = folders.resolve(fingerprint(built));
        if (!Files.isDirectory(folder)) {
            deleteAllIn(folders);
            unpack(built, folders, folder);
        }
        return folder.resolve(built.getFileName());
    }

    /** Through a folder of its own, so that it is never there in part. */
    private static void unpack(Path built, Path folders, Path folder) throws IOException, InterruptedException {
        Path fresh = Files.createTempDirectory(folders, "unpacking");
        List<String> options = List.of(
                "-Djarmode=tools", "-jar", built.toString(), "extract", "--force", "--destination", fresh.toString());
        Tool.run(Java.command(HEAP, options), folders, "");
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same for the same content, whenever it was built; an archive's own checksums are enough for that. */
    private static String fingerprint(Path built) throws IOException {
        CRC32 crc = new CRC32();
        try (JarFile jar = new JarFile(built.toFile())) {
            jar.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .forEach(entry -> crc.update(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return Long.toHexString(crc.getValue());
    }

    /** What older builds left: their caches are large. */
    private static void deleteAllIn(Path folders) throws IOException {
        Files.createDirectories(folders);
        try (Stream<Path> old = Files.list(folders)) {
            for (Path folder : old.toList()) {
                Folders.delete(folder);
            }
        }
    }
}
