package io.candela.local.software;

import io.candela.local.process.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, which come as an archive: unpacked beside it at first use. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path unpacked(Software software) throws IOException {
        Path archive = software.file("postgres", "postgres-");
        // The archive's own time tells versions apart.
        Path target = archive.resolveSibling(
                "unpacked-" + Files.getLastModifiedTime(archive).toMillis());
        if (!Files.isDirectory(target)) {
            unpack(archive, target);
        }
        return target;
    }

    /** Through a folder of its own, since several processes may do this at the same time. */
    private static void unpack(Path archive, Path target) throws IOException {
        Path fresh = Files.createTempDirectory(target.getParent(), "unpacking");
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(file))) {
            TarArchiveEntry entry;
            while ((entry = entries.getNextEntry()) != null) {
                unpack(entry, entries, fresh);
            }
        }
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            Folders.delete(fresh);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path file = entry.resolveIn(folder);
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0b001_000_000) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
