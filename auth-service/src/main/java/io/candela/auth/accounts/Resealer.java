package io.candela.auth.accounts;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals again, with the primary keys, whatever was sealed with older ones or not at all, while everything goes on: each
 * row can be read before and after. Replicas share the work.
 */
@Component
class Resealer {
    private static final Logger log = LoggerFactory.getLogger(Resealer.class);
    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SealedEmails emails;

    Resealer(JdbcClient jdbc, TransactionTemplate transaction, SealedEmails emails) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.emails = emails;
    }

    /** Runs at the start, which is when keys are read, and now and then for what an older replica still adds. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void all() {
        int sealed = 0;
        int last;
        do {
            last = transaction.execute(status -> batch());
            sealed += last;
        } while (last == BATCH);
        if (sealed > 0) {
            log.atInfo().addKeyValue("accounts", sealed).log("E-mail addresses were sealed with the primary key");
        }
    }

    private int batch() {
        List<Row> rows = jdbc.sql("""
                        select id, email, email_sealed from accounts
                        where email_sealed is null
                           or substring(email_sealed from 1 for length(:sealing)) <> :sealing
                           or substring(email_index from 1 for length(:index)) <> :index
                        limit :batch for update skip locked""")
                .param("sealing", emails.sealingPrefix())
                .param("index", emails.indexPrefix())
                .param("batch", BATCH)
                .query((row, number) -> new Row(row.getString("id"), new EmailAddress(emails.read(row))))
                .list();
        for (Row row : rows) {
            jdbc.sql("update accounts set email = null, email_sealed = ?, email_index = ? where id = ?")
                    .param(emails.seal(row.email(), row.id()))
                    .param(emails.index(row.email()))
                    .param(row.id())
                    .update();
        }
        return rows.size();
    }

    private record Row(String id, EmailAddress email) {}
}
