package io.candela.auth.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When credentials were used last, up to what gateways have told. */
@Repository
public class LastUses {
    private final JdbcClient jdbc;

    LastUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the ids of credentials; those that were never used are missing. */
    public Map<String, Instant> of(Collection<String> ids) {
        record Use(String id, Instant at) {}
        return jdbc
                .sql("select credential_id, used_at from usage_last where credential_id = any(?)")
                .param(ids.toArray(String[]::new))
                .query((row, _) -> new Use(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Use::id, Use::at));
    }
}
