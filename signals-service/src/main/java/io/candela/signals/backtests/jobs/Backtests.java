package io.candela.signals.backtests.jobs;

import io.candela.platform.ids.OpaqueIds;
import io.candela.platform.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The back-tests of all accounts. One that runs belongs to the replica that holds it, for as long as that keeps extending
 * its hold; whoever lost it changes nothing any more.
 */
@Repository
class Backtests {
    private static final Duration KEYS_KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final OpaqueIds ids;

    Backtests(JdbcClient jdbc, OpaqueIds ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /**
     * Adds a back-test, unless it is there already or the account has too many.
     *
     * @param key the caller's own name for the request, if it gave one
     * @param most how many the account may have unfinished
     */
    @Transactional
    Submission submit(String account, @Nullable String key, BacktestRequest request, int most) {
        // One submission of an account at a time, on whatever replica, so that the counts are right.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('backtests'), hashtext(?))")
                .param(account)
                .query()
                .listOfRows();
        Optional<Submission> before = earlier(account, key, request);
        if (before.isPresent()) {
            return before.get();
        }
        if (unfinished(account) >= most) {
            return new Submission.TooMany(most);
        }
        return new Submission.Queued(jdbc.sql("""
                        insert into backtests (id, account, idempotency_key, request)
                        values (:id, :account, :key, :request) returning *""")
                .param("id", ids.next("bt"))
                .param("account", account)
                .param("key", key)
                .param("request", json(request))
                .query(Backtests::backtest)
                .single());
    }

    /** What came of an earlier request with the same key, if there was one within a day. */
    Optional<Submission> earlier(String account, @Nullable String key, BacktestRequest request) {
        if (key == null) {
            return Optional.empty();
        }
        jdbc.sql("""
                        update backtests set idempotency_key = null where account = ? and idempotency_key = ?
                        and created_at < now() - make_interval(secs => ?)""").params(account, key, seconds(KEYS_KEPT)).update();
        String body = json(request);
        return jdbc.sql("select * from backtests where account = ? and idempotency_key = ?")
                .params(account, key)
                .query((row, number) -> row.getString("request").equals(body)
                        ? new Submission.Repeated(backtest(row, number))
                        : new Submission.KeyReused())
                .optional()
                .map(Submission.class::cast);
    }

    Optional<Backtest> find(String account, String id) {
        return jdbc.sql("select * from backtests where account = ? and id = ?")
                .params(account, id)
                .query(Backtests::backtest)
                .optional();
    }

    Optional<BacktestReport> result(String id) {
        return jdbc.sql("select result from backtests where id = ? and result is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(result -> RecordJson.mapper().readValue(result, BacktestReport.class));
    }

    /** The first {@code most} signals of a back-test that is done, after the first {@code after}. */
    List<BacktestSignal> signals(String id, int after, int most) {
        return jdbc
                .sql("select signal from backtest_signals where backtest = ? and place > ? order by place limit ?")
                .params(id, after, most)
                .query(String.class)
                .list()
                .stream()
                .map(signal -> RecordJson.mapper().readValue(signal, BacktestSignal.class))
                .toList();
    }

    /** The newest of an account, those after {@code before} in that order if it is given. */
    List<Backtest> of(String account, @Nullable String before, int limit) {
        return jdbc.sql("""
                        select * from backtests where account = :account and (:before::text is null or id < :before)
                        order by id desc limit :limit""")
                .param("account", account)
                .param("before", before)
                .param("limit", limit)
                .query(Backtests::backtest)
                .list();
    }

    /** Cancels a back-test, unless it has ended already. Whoever works on it loses it, and stops. */
    void cancel(String account, String id) {
        jdbc.sql("""
                        update backtests set state = 'cancelled', holder = null, held_until = null, finished_at = now()
                        where account = ? and id = ? and state in ('queued', 'running')""").params(account, id).update();
    }

    /** The oldest back-test that waits, or whose holder is lost, now held by {@code holder}. */
    Optional<Backtest> take(String holder, Duration lease) {
        return jdbc.sql("""
                        update backtests set state = 'running', holder = :holder, attempts = attempts + 1, progress = 0,
                          held_until = now() + make_interval(secs => :lease), started_at = coalesce(started_at, now())
                        where id = (
                          select id from backtests where state = 'queued' or (state = 'running' and held_until < now())
                          order by created_at limit 1 for update skip locked)
                        returning *""")
                .param("holder", holder)
                .param("lease", seconds(lease))
                .query(Backtests::backtest)
                .optional();
    }

    /** Goes on holding a back-test; false if it is not held any more, since it was cancelled or taken by another. */
    boolean extend(String id, String holder, Duration lease, double progress) {
        return jdbc.sql("""
                        update backtests set held_until = now() + make_interval(secs => ?), progress = ?
                        where id = ? and holder = ?""").params(seconds(lease), progress, id, holder).update() == 1;
    }

    /** Keeps what came out, unless the back-test is not held any more. */
    void done(String id, String holder, Finished finished) {
        jdbc.sql("""
                        with done as (
                          update backtests set state = 'done', result = :report, progress = 1, holder = null,
                            held_until = null, finished_at = now() where id = :id and holder = :holder
                          returning id)
                        insert into backtest_signals (backtest, place, signal)
                        select done.id, said.place, said.signal::text
                        from done, json_array_elements(:signals::json) with ordinality as said (signal, place)""")
                .param("report", RecordJson.mapper().writeValueAsString(finished.report()))
                .param("id", id)
                .param("holder", holder)
                .param("signals", RecordJson.mapper().writeValueAsString(finished.signals()))
                .update();
    }

    void failed(String id, String holder, String reason) {
        jdbc.sql("""
                        update backtests set state = 'failed', failure = ?, holder = null, held_until = null,
                          finished_at = now() where id = ? and holder = ?""").params(reason, id, holder).update();
    }

    /** Gives a back-test back in order, for another replica to begin anew. */
    void release(String id, String holder) {
        jdbc.sql("""
                        update backtests set state = 'queued', attempts = attempts - 1, progress = 0, holder = null,
                          held_until = null where id = ? and holder = ?""").params(id, holder).update();
    }

    /** Gives up those that were begun {@code attempts} times and lost each time. */
    void interruptLost(int attempts) {
        jdbc.sql("""
                        update backtests set state = 'interrupted', holder = null, held_until = null, finished_at = now(),
                          failure = 'The service was stopped in the middle of it, more than once.'
                        where state = 'running' and held_until < now() and attempts >= ?""").param(attempts).update();
    }

    void removeFinished(Duration kept) {
        jdbc.sql("""
                        delete from backtests where state not in ('queued', 'running')
                        and finished_at < now() - make_interval(secs => ?)""").param(seconds(kept)).update();
    }

    private int unfinished(String account) {
        return jdbc.sql("select count(*) from backtests where account = ? and state in ('queued', 'running')")
                .param(account)
                .query(Integer.class)
                .single();
    }

    private static String json(BacktestRequest request) {
        return RecordJson.mapper().writeValueAsString(request);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Backtest backtest(ResultSet row, int number) throws SQLException {
        return new Backtest(
                row.getString("id"),
                row.getString("account"),
                RecordJson.mapper().readValue(row.getString("request"), BacktestRequest.class),
                BacktestState.of(row.getString("state")),
                row.getDouble("progress"),
                row.getString("failure"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
