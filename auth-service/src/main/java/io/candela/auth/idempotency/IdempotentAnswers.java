package io.candela.auth.idempotency;

import io.candela.auth.encryption.Vault;
import io.candela.auth.idempotency.Standing.CarriedOut;
import io.candela.platform.json.RecordJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** The answers that are kept, sealed. */
@Repository
class IdempotentAnswers {
    private final JdbcClient jdbc;
    private final Vault vault;

    IdempotentAnswers(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Takes the request {@code id} for the transaction that goes on; false if another one has it. */
    boolean take(String id) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    Optional<CarriedOut> find(String id) {
        return jdbc.sql("select * from idempotent_answers where id = ?")
                .param(id)
                .query(this::carriedOut)
                .optional();
    }

    void keep(String id, CarriedOut carriedOut) {
        jdbc.sql("""
                        insert into idempotent_answers (id, fingerprint, answer, expires_at) values (?, ?, ?, ?)
                        on conflict (id) do update set fingerprint = excluded.fingerprint, answer = excluded.answer,
                        expires_at = excluded.expires_at""")
                .param(id)
                .param(vault.seal(carriedOut.fingerprint(), "idempotent_answers.fingerprint " + id))
                .param(vault.seal(
                        RecordJson.mapper().writeValueAsBytes(carriedOut.answer()), "idempotent_answers.answer " + id))
                .param(Timestamp.from(carriedOut.expiresAt()))
                .update();
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetExpired() {
        jdbc.sql("delete from idempotent_answers where expires_at < now()").update();
    }

    private CarriedOut carriedOut(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        Instant expiresAt = row.getTimestamp("expires_at").toInstant();
        byte[] answer = vault.open(row.getBytes("answer"), "idempotent_answers.answer " + id);
        return new CarriedOut(
                vault.open(row.getBytes("fingerprint"), "idempotent_answers.fingerprint " + id),
                RecordJson.mapper().readValue(answer, KeptAnswer.class),
                expiresAt);
    }
}
