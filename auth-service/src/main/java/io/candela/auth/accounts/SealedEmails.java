package io.candela.auth.accounts;

import io.candela.auth.encryption.BlindIndex;
import io.candela.auth.encryption.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** E-mail addresses as they lie in the database: sealed for their account, and found by a keyed hash. */
@Component
class SealedEmails {
    private final Vault vault;
    private final BlindIndex index;

    SealedEmails(Vault vault, BlindIndex index) {
        this.vault = vault;
        this.index = index;
    }

    byte[] seal(EmailAddress email, String account) {
        return vault.seal(email.text(), context(account));
    }

    byte[] index(EmailAddress email) {
        return index.of(email.text());
    }

    /** All that the address may be indexed as. */
    byte[][] candidates(EmailAddress email) {
        return index.candidates(email.text()).toArray(byte[][]::new);
    }

    /** The same for two who have the same keys, whichever of them is the primary one. */
    String lock(EmailAddress email) {
        return HexFormat.of().formatHex(index.candidates(email.text()).getFirst());
    }

    /** The address in a row of accounts; one that was stored before there were keys is not sealed yet. */
    String read(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("email_sealed");
        return sealed == null ? row.getString("email") : vault.openText(sealed, context(row.getString("id")));
    }

    byte[] sealingPrefix() {
        return vault.primaryPrefix();
    }

    byte[] indexPrefix() {
        return index.primaryPrefix();
    }

    private static String context(String account) {
        return "accounts.email " + account;
    }
}
