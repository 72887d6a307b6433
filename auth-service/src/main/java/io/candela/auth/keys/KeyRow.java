package io.candela.auth.keys;

import io.candela.contracts.Credential;
import io.candela.contracts.Credential.Algorithm;
import io.candela.contracts.Credential.Signing;
import io.candela.contracts.Credential.Status;
import io.candela.contracts.KeyMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads rows of the table of keys. */
final class KeyRow {
    private KeyRow() {}

    static Key key(ResultSet row, int number) throws SQLException {
        return new Key(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("name"),
                row.getString("hint"),
                scopes(row),
                mode(row),
                strings(row, "address_ranges"),
                status(row),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                rotation(row),
                row.getString("bootstrap") != null,
                signing(row));
    }

    private static Key.@Nullable Rotation rotation(ResultSet row) throws SQLException {
        String replacedBy = row.getString("replaced_by");
        return replacedBy == null
                ? null
                : new Key.Rotation(replacedBy, row.getTimestamp("rotated_at").toInstant());
    }

    /** What gateways need to know; the row also has the column {@code plan} of its account. */
    static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                row.getString("id"),
                Credential.Kind.API_KEY,
                row.getString("hash"),
                row.getString("account_id"),
                row.getString("plan"),
                scopes(row),
                mode(row),
                strings(row, "address_ranges"),
                status(row),
                instant(row, "expires_at"),
                row.getLong("revision"),
                row.getTimestamp("updated_at").toInstant(),
                signing(row));
    }

    private static @Nullable Signing signing(ResultSet row) throws SQLException {
        String algorithm = row.getString("signing_algorithm");
        return algorithm == null
                ? null
                : new Signing(
                        Algorithm.valueOf(algorithm.toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.getString("signing_verifier"));
    }

    static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static NavigableSet<String> scopes(ResultSet row) throws SQLException {
        return new TreeSet<>(strings(row, "scopes"));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static KeyMode mode(ResultSet row) throws SQLException {
        return KeyMode.valueOf(row.getString("mode").toUpperCase(Locale.ROOT));
    }

    private static Status status(ResultSet row) throws SQLException {
        return Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
    }
}
