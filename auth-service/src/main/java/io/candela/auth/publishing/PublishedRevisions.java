package io.candela.auth.publishing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps, in a table with the columns {@code id} and {@code published_revision}, what the broker has. */
public final class PublishedRevisions {
    private final JdbcClient jdbc;
    private final String sql;

    public PublishedRevisions(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        // A publisher that was overtaken may report late: the newest revision that the broker has stays.
        this.sql = """
                update %s as row set published_revision = told.revision
                from unnest(?::text[], ?::bigint[]) as told (id, revision)
                where row.id = told.id and row.published_revision < told.revision""".formatted(table);
    }

    public void keep(List<Unpublished> rows) {
        jdbc.sql(sql)
                .param(rows.stream().map(Unpublished::id).toArray(String[]::new))
                .param(rows.stream().map(Unpublished::revision).toArray(Long[]::new))
                .update();
    }
}
