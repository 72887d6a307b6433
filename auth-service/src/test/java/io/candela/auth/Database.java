package io.candela.auth;

import com.zaxxer.hikari.HikariDataSource;
import io.candela.local.Infrastructure;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of a test's own on the shared server. */
public record Database(String url, DataSource source, JdbcClient jdbc, TransactionTemplate transaction) {
    /** A database with this service's tables. */
    public static Database fresh() {
        String url = emptyUrl();
        HikariDataSource source = connect(url);
        Flyway.configure().dataSource(source).load().migrate();
        return new Database(
                url, source, JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));
    }

    /** Where a new database is that has nothing in it. */
    public static String emptyUrl() {
        return Infrastructure.postgres().freshDatabase().jdbcUrl();
    }

    private static HikariDataSource connect(String url) {
        Infrastructure.Postgres server = Infrastructure.postgres();
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(server.username());
        source.setPassword(server.password());
        source.setMaximumPoolSize(8);
        source.setMinimumIdle(0);
        return source;
    }
}
