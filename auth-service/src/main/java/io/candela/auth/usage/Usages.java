package io.candela.auth.usage;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of everybody's usage. */
@Repository
class Usages {
    private final JdbcClient jdbc;

    Usages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds {@code sums} to what is there. */
    void add(Grain grain, Map<Cell, Sum> sums) {
        jdbc.sql("""
                        insert into %1$s (account_id, starts_at, credential_id, route, status, subject, requests, credits)
                        select account, to_timestamp(start), credential, route, status, subject, requests, credits
                        from unnest(:accounts::text[], :starts::bigint[], :credentials::text[], :routes::text[],
                            :statuses::bigint[], :subjects::text[], :requests::bigint[], :credits::bigint[])
                            as told (account, start, credential, route, status, subject, requests, credits)
                        on conflict (account_id, starts_at, credential_id, route, status, subject) do update
                        set requests = %1$s.requests + excluded.requests, credits = %1$s.credits + excluded.credits""".formatted(grain.table()))
                .param("accounts", texts(sums, Cell::account))
                .param("starts", cells(sums, cell -> cell.start().getEpochSecond()))
                .param("credentials", texts(sums, Cell::credential))
                .param("routes", texts(sums, Cell::route))
                .param("statuses", cells(sums, Cell::status))
                .param("subjects", texts(sums, Cell::subject))
                .param(
                        "requests",
                        sums.values().stream().mapToLong(Sum::requests).toArray())
                .param("credits", sums.values().stream().mapToLong(Sum::credits).toArray())
                .update();
    }

    /** Notes when credentials were used, by their ids. */
    void used(SortedMap<String, Instant> times) {
        jdbc.sql("""
                        insert into usage_last (credential_id, used_at)
                        select id, to_timestamp(millis / 1000.0) from unnest(:ids::text[], :times::bigint[]) as told (id, millis)
                        on conflict (credential_id) do update set used_at = greatest(usage_last.used_at, excluded.used_at)""")
                .param("ids", times.keySet().toArray(String[]::new))
                .param(
                        "times",
                        times.values().stream().mapToLong(Instant::toEpochMilli).toArray())
                .update();
    }

    /** How far a gateway was counted in a partition; nobody else gets to know until the transaction ends. */
    long lockSequence(String gateway, int partition) {
        return jdbc.sql("""
                        insert into usage_sequences (gateway, partition, sequence) values (:gateway, :partition, 0)
                        on conflict (gateway, partition) do update set updated_at = now() returning sequence""")
                .param("gateway", gateway)
                .param("partition", partition)
                .query(Long.class)
                .single();
    }

    void sequence(String gateway, int partition, long sequence) {
        jdbc.sql("update usage_sequences set sequence = :sequence where gateway = :gateway and partition = :partition")
                .param("sequence", sequence)
                .param("gateway", gateway)
                .param("partition", partition)
                .update();
    }

    /** Forgets what began before {@code time}. */
    void forget(Grain grain, Instant time) {
        jdbc.sql("delete from %s where starts_at < ?".formatted(grain.table()))
                .param(Timestamp.from(time))
                .update();
    }

    /** Forgets how far gateways were counted that have told nothing for that long. */
    void forgetSequences(Duration age) {
        jdbc.sql("delete from usage_sequences where updated_at < now() - make_interval(secs => ?)")
                .param(age.toSeconds())
                .update();
    }

    private static String[] texts(Map<Cell, Sum> sums, Function<Cell, String> text) {
        return sums.keySet().stream().map(text).toArray(String[]::new);
    }

    private static long[] cells(Map<Cell, Sum> sums, ToLongFunction<Cell> number) {
        return sums.keySet().stream().mapToLong(number).toArray();
    }
}
