package io.candela.signals.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections to a database whose tables are as this version wants them: they are made or changed before the first
 * connection is handed out. So the service starts while the database is away, and nobody ever sees tables of before.
 */
public final class MigratedDataSource extends HikariDataSource {
    private static final Logger log = LoggerFactory.getLogger(MigratedDataSource.class);

    private final ReentrantLock migrating = new ReentrantLock();
    private volatile boolean migrated;

    @Override
    public Connection getConnection() throws SQLException {
        if (!migrated) {
            migrate();
        }
        return super.getConnection();
    }

    private void migrate() throws SQLException {
        if (!waitForOthers()) {
            throw new SQLTransientConnectionException("The tables are still being made");
        }
        try {
            if (!migrated) {
                Flyway.configure().dataSource(new Raw()).load().migrate();
                migrated = true;
            }
        } catch (FlywayException failure) {
            log.atWarn().addKeyValue("reason", failure.getMessage()).log("The tables cannot be made at the moment");
            throw new SQLTransientConnectionException("The tables could not be made", failure);
        } finally {
            migrating.unlock();
        }
    }

    private boolean waitForOthers() {
        try {
            return migrating.tryLock(getConnectionTimeout(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection unmigrated() throws SQLException {
        return super.getConnection();
    }

    private final class Raw extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return unmigrated();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return unmigrated();
        }
    }
}
