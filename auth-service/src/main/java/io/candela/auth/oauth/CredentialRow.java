package io.candela.auth.oauth;

import io.candela.auth.publishing.Unpublished;
import io.candela.contracts.Credential;
import io.candela.contracts.KeyMode;
import io.candela.contracts.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Reads what gateways need to know of a row, which also has the column {@code plan} of its account. */
final class CredentialRow {
    private CredentialRow() {}

    static Unpublished unpublished(ResultSet row, Credential.Kind kind) throws SQLException {
        String id = row.getString("id");
        long revision = row.getLong("revision");
        Instant updatedAt = row.getTimestamp("updated_at").toInstant();
        return new Unpublished(
                id,
                revision,
                new Credential(
                        id,
                        kind,
                        // Nobody shows a gateway a secret of these.
                        Sha256.of(id),
                        row.getString("account_id"),
                        row.getString("plan"),
                        new TreeSet<>(Clients.strings(row, "scopes")),
                        KeyMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT)),
                        List.of(),
                        Credential.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        null,
                        revision,
                        updatedAt),
                updatedAt);
    }
}
