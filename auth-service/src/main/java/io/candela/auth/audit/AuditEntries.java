package io.candela.auth.audit;

import io.candela.platform.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit log, to be read: the database writes it. */
@Repository
class AuditEntries {
    private final JdbcClient jdbc;

    AuditEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest entries, those before the entry {@code before} if it is given. */
    List<AuditEntry> newest(AuditQuery query, @Nullable Long before, int limit) {
        return jdbc.sql("""
                        select * from audit
                        where (:account::text is null or account_id = :account)
                          and (:action::text is null or action = :action)
                          and (:subject::text is null or subject = :subject)
                          and (:from::timestamptz is null or at >= :from)
                          and (:to::timestamptz is null or at < :to)
                          and (:before::bigint is null or sequence < :before)
                        order by sequence desc limit :limit""")
                .param("account", query.account())
                .param("action", query.action())
                .param("subject", query.subject())
                .param("from", timestamp(query.from()))
                .param("to", timestamp(query.to()))
                .param("before", before)
                .param("limit", limit)
                .query(AuditEntries::entry)
                .list();
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                Long.toString(row.getLong("sequence")),
                row.getTimestamp("at").toInstant(),
                row.getString("account_id"),
                row.getString("action"),
                row.getString("subject"),
                RecordJson.mapper().readValue(row.getString("actor"), Actor.class),
                Columns.asFields(row.getString("before")),
                Columns.asFields(row.getString("after")));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
