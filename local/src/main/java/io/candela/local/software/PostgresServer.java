package io.candela.local.software;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.candela.local.process.Launch;
import io.candela.local.process.Preparation;
import io.candela.local.process.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL with one superuser, a password and a database of the user's name.
 *
 * @param home its folder
 * @param databases what it has for others; they are there once it is ready
 */
public record PostgresServer(
        Software software, Path home, int port, String user, String password, List<OwnedDatabase> databases)
        implements Preparation {

    /** Copies the list. */
    public PostgresServer {
        databases = List.copyOf(databases);
    }

    /** Creates the data folder if it is new, and says how to start the server. */
    @Override
    public Launch prepare(Path log) throws IOException, InterruptedException {
        Path programs = PostgresBinaries.unpacked(software).resolve("bin");
        Files.createDirectories(home);
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise(programs);
        }
        return new Launch(
                "postgres",
                notAsRoot(
                        programs.resolve("postgres").toString(),
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="),
                Map.of(),
                home,
                log,
                Probe.says(port, startUpMessage(), List.of("R")).and(this::madeDatabases),
                Duration.ofSeconds(60),
                Launch.Signal.INT);
    }

    private boolean madeDatabases() throws IOException {
        try {
            new PostgresDatabases("jdbc:postgresql://127.0.0.1:" + port, user, password).make(databases);
            return true;
        } catch (SQLException e) {
            throw new IOException("The databases cannot be made: " + e.getMessage(), e);
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    private void initialise(Path programs) throws IOException, InterruptedException {
        Path passwordFile = home.resolve("password");
        PrivateFile.write(passwordFile, password);
        Tool.run(
                notAsRoot(
                        programs.resolve("initdb").toString(),
                        "--pgdata=" + data(),
                        "--username=" + user,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"),
                home,
                "");
        Files.delete(passwordFile);
        Tool.run(
                notAsRoot(programs.resolve("postgres").toString(), "--single", "-D", data().toString(), "postgres"),
                home,
                "create database " + user + "\n");
    }

    /** PostgreSQL refuses root, as in a container: a user namespace of its own makes it nobody who still owns the files. */
    private static List<String> notAsRoot(String... command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of(command));
        return whole;
    }

    /** Protocol 3.0; a server that still recovers answers with an error, one that is ready asks to authenticate. */
    private byte[] startUpMessage() {
        String body = "\0\3\0\0user\0" + user + "\0\0";
        return ("\0\0\0" + (char) (body.length() + 4) + body).getBytes(ISO_8859_1);
    }
}
