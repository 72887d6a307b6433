package io.candela.local.launcher;

import io.candela.local.software.PostgresDatabases;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the services' databases on a PostgreSQL server that runs in a container, new or with data of before. */
@Command(name = "databases", hidden = true)
final class Databases implements Callable<Integer> {

    @Option(names = "--secrets", required = true, description = "the folder with the secrets")
    private Path folder = Path.of(".");

    @Option(names = "--server", required = true, description = "the JDBC address of the server, without a database")
    private String server = "";

    @Override
    public Integer call() throws SQLException {
        Secrets secrets = new Secrets(folder);
        new PostgresDatabases(server, ServiceSettings.USER, secrets.passwordOf("postgres"))
                .make(ServiceDatabase.all(secrets));
        return 0;
    }
}
