package io.candela.gateway.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.ApiKey;
import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CredentialDirectoryTest {
    private final CredentialDirectory directory = new CredentialDirectory();
    private final ApiKey key = Credentials.key();
    private final Credential first = Credentials.active("key_1", key, "free", "market:read");

    @Test
    void aCredentialIsFoundByTheHashOfItsSecret() {
        directory.learn(first);
        assertThat(directory.find(key.hash()).orElseThrow().credential()).isEqualTo(first);
        assertThat(directory.find(Credentials.key().hash())).isEmpty();
    }

    @Test
    void theHigherRevisionHoldsInWhateverOrderTheyCome() {
        Credential second = Credentials.revoked(first);
        directory.learn(second);
        directory.learn(first);
        assertThat(directory.find(key.hash()).orElseThrow().credential().status())
                .isEqualTo(Credential.Status.REVOKED);
    }

    @Test
    void aChangedSecretReplacesTheOldOne() {
        ApiKey rotated = Credentials.key();
        directory.learn(first);
        directory.learn(Credentials.active("key_1", rotated, "free", "market:read"));
        assertThat(directory.find(key.hash())).isEmpty();
        assertThat(directory.find(rotated.hash())).isPresent();
    }

    @Test
    void aCredentialStandsUntilItIsRevokedExpiresOrIsRemoved() {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(directory.standing("key_1", now)).isEqualTo(new Standing.Revoked());
        directory.learn(first);
        assertThat(directory.standing("key_1", now)).isEqualTo(new Standing.Good(Credentials.known(first)));
        Credential ending = Credentials.until(first, now);
        directory.learn(ending);
        assertThat(directory.standing("key_1", now.minusNanos(1))).isInstanceOf(Standing.Good.class);
        assertThat(directory.standing("key_1", now)).isEqualTo(new Standing.Expired(now));
        directory.learn(Credentials.revoked(ending));
        assertThat(directory.standing("key_1", now)).isEqualTo(new Standing.Revoked());
        directory.forgetCredential("key_1");
        assertThat(directory.standing("key_1", now)).isEqualTo(new Standing.Revoked());
    }

    @Test
    void aForgottenCredentialIsGone() {
        directory.learn(first);
        directory.forgetCredential("key_1");
        directory.forgetCredential("key_2");
        assertThat(directory.find(key.hash())).isEmpty();
        assertThat(directory.size()).isZero();
    }

    @Test
    void theHigherRevisionOfAPlanHolds() {
        Plan young = new Plan("free", 60, 60, 1000, 1, 1, 2);
        directory.learn(young);
        directory.learn(new Plan("free", 10, 10, 10, 1, 1, 1));
        assertThat(directory.plan("free")).contains(young);
        directory.forgetPlan("free");
        assertThat(directory.plan("free")).isEmpty();
    }
}
