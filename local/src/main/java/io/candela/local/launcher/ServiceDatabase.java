package io.candela.local.launcher;

import io.candela.local.software.OwnedDatabase;
import java.util.List;
import java.util.stream.Stream;

/** What a service keeps on the PostgreSQL server: a database with a role of its own. */
enum ServiceDatabase {
    AUTH("candela", "auth"),
    SIGNALS("signals", "signals");

    private final String database;
    private final String role;

    ServiceDatabase(String database, String role) {
        this.database = database;
        this.role = role;
    }

    String database() {
        return database;
    }

    String role() {
        return role;
    }

    /** As which program it has a password among the secrets. */
    String program() {
        return "postgres-" + role;
    }

    static List<OwnedDatabase> all(Secrets secrets) {
        return Stream.of(values())
                .map(each -> new OwnedDatabase(each.database, each.role, secrets.passwordOf(each.program())))
                .toList();
    }
}
