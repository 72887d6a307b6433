package io.candela.bench.market;

import io.candela.local.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The QuestDB of the run, over the PostgreSQL protocol. */
final class Store implements AutoCloseable {
    private final Connection connection;

    Store() throws SQLException {
        Infrastructure.QuestDb server = Infrastructure.questDb();
        connection = DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    Connection connection() {
        return connection;
    }

    /** Whether the service has made the table. */
    boolean has(String table) throws SQLException {
        return number("SELECT count() FROM tables() WHERE table_name = '%s'".formatted(table)) > 0;
    }

    /** How many rows can be read; none where there is no table yet. */
    long rows(String table) throws SQLException {
        return has(table) ? number("SELECT count() FROM %s".formatted(table)) : 0;
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
