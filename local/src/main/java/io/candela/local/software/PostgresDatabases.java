package io.candela.local.software;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Makes databases on a PostgreSQL server, each for a role that is no superuser and to which the others are closed. What
 * is there already is kept, and handed over to the role.
 *
 * @param server a JDBC address of the server, without the name of a database
 * @param user a superuser
 */
public record PostgresDatabases(String server, String user, String password) {

    /** Makes what is missing of {@code wanted}; doing it again changes nothing but the passwords. */
    public void make(List<OwnedDatabase> wanted) throws SQLException {
        try (Connection connection = connect("postgres")) {
            for (OwnedDatabase database : wanted) {
                make(database, connection);
            }
        }
        for (OwnedDatabase database : wanted) {
            try (Connection connection = connect(database.name())) {
                handOver(database, connection);
            }
        }
    }

    private static void make(OwnedDatabase database, Connection connection) throws SQLException {
        if (isMissing(connection, "select 1 from pg_roles where rolname = '%s'".formatted(database.owner()))) {
            execute(connection, "create role %s login".formatted(database.owner()));
        }
        execute(connection, "alter role %s password '%s'".formatted(database.owner(), database.password()));
        if (isMissing(connection, "select 1 from pg_database where datname = '%s'".formatted(database.name()))) {
            execute(connection, "create database %s".formatted(database.name()));
        }
        execute(connection, "alter database %s owner to %s".formatted(database.name(), database.owner()));
        execute(connection, "revoke all on database %s from public".formatted(database.name()));
    }

    /** PostgreSQL can reassign all that a role owns, but not from the superuser that it was set up with. */
    private static void handOver(OwnedDatabase database, Connection connection) throws SQLException {
        execute(connection, """
                do $$ declare change text; begin
                    for change in
                        select format('alter table %%I.%%I owner to %1$s', schemaname, tablename) from pg_tables
                        where schemaname = 'public' and tableowner <> '%1$s'
                        union all
                        select format('alter function %%s owner to %1$s', oid::regprocedure) from pg_proc
                        where pronamespace = 'public'::regnamespace and proowner <> '%1$s'::regrole
                    loop
                        execute change;
                    end loop;
                end $$""".formatted(database.owner()));
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    /** Names and passwords are this project's own, so that none of them needs to be quoted. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server + "/" + database, user, password);
    }
}
