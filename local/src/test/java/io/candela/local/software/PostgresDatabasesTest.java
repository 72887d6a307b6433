package io.candela.local.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candela.local.Infrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDatabasesTest {
    private static final OwnedDatabase BOOKS = new OwnedDatabase("books", "librarian", "quiet");
    private static final OwnedDatabase COINS = new OwnedDatabase("coins", "banker", "rich");

    private final Infrastructure.Postgres postgres = Infrastructure.postgres();
    private final String server = postgres.jdbcUrl().replaceFirst("/[^/]+$", "");
    private final PostgresDatabases databases = new PostgresDatabases(server, postgres.username(), postgres.password());

    @BeforeEach
    void removeThoseOfOtherTests() throws SQLException {
        try (Connection admin = connect("postgres", postgres.username(), postgres.password());
                Statement statement = admin.createStatement()) {
            for (OwnedDatabase database : List.of(BOOKS, COINS)) {
                statement.execute("drop database if exists " + database.name());
                statement.execute("drop role if exists " + database.owner());
            }
        }
    }

    @Test
    void eachRoleWorksInItsOwnDatabaseAndInNoOther() throws SQLException {
        databases.make(List.of(BOOKS, COINS));
        as(BOOKS, "create table titles (title text)");
        as(COINS, "create table titles (title text)");
        assertThatThrownBy(() -> connect("coins", "librarian", "quiet")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("books", "banker", "rich")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect("books", "librarian", "rich")).hasMessageContaining("authentication failed");
    }

    @Test
    void anOwnerIsNoSuperuser() throws SQLException {
        databases.make(List.of(BOOKS));
        assertThatThrownBy(() -> as(BOOKS, "create role burglar superuser")).hasMessageContaining("permission denied");
    }

    @Test
    void whatIsThereAlreadyIsHandedOverWithAllThatIsInIt() throws SQLException {
        try (Connection admin = connect("postgres", postgres.username(), postgres.password());
                Statement statement = admin.createStatement()) {
            statement.execute("create database books");
        }
        try (Connection before = connect("books", postgres.username(), postgres.password());
                Statement statement = before.createStatement()) {
            statement.execute("create table titles (id bigint generated always as identity, title text)");
            statement.execute("insert into titles (title) values ('Momo')");
            statement.execute("create function best() returns text language sql as 'select min(title) from titles'");
        }
        databases.make(List.of(BOOKS));
        as(BOOKS, "insert into titles (title) values ('Jim Knopf')");
        as(BOOKS, "alter table titles add column pages integer");
        as(BOOKS, "create or replace function best() returns text language sql as 'select max(title) from titles'");
        assertThat(titles()).isEqualTo(2);
    }

    @Test
    void makingThemAgainChangesNothingButThePassword() throws SQLException {
        databases.make(List.of(BOOKS));
        as(BOOKS, "create table titles (title text)");
        as(BOOKS, "insert into titles values ('Momo')");
        OwnedDatabase changed = new OwnedDatabase(BOOKS.name(), BOOKS.owner(), "loud");
        databases.make(List.of(changed));
        as(changed, "insert into titles values ('Jim Knopf')");
        assertThatThrownBy(() -> as(BOOKS, "select 1")).hasMessageContaining("authentication failed");
    }

    private int titles() throws SQLException {
        try (Connection connection = connect("books", "librarian", "quiet");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from titles")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void as(OwnedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database.name(), database.owner(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(server + "/" + database, user, password);
    }
}
