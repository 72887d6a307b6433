package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.candela.contracts.ApiKey;
import io.candela.contracts.KeyMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    private Secrets secrets;

    @BeforeEach
    void create() throws IOException {
        secrets = new Secrets(folder);
        secrets.create();
    }

    @Test
    void onlyTheOwnerCanReadThem() throws IOException {
        assertThat(files())
                .hasSize(17)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
    }

    @Test
    void theyAreMadeOnce() throws IOException {
        Map<Path, String> before = contents();
        secrets.create();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void noTwoInstancesShareOne(@TempDir Path other) throws IOException {
        new Secrets(other).create();
        for (Path file : files()) {
            assertThat(file).content().isNotEqualTo(Files.readString(other.resolve(file.getFileName())));
        }
    }

    @Test
    void thePublicIdentityKeyBelongsToThePrivateOneAndGivesNothingAway() throws Exception {
        ECKey gateway = pairOf(Service.GATEWAY);
        ECKey signals = pairOf(Service.SIGNALS);
        assertThat(published()).containsExactlyInAnyOrder(gateway.toPublicJWK(), signals.toPublicJWK());
        assertThat(Files.readString(secrets.identityPublicKeys())).doesNotContain("\"d\"");
    }

    @Test
    void theIdOfAnIdentityKeySaysWhoseItIs() throws Exception {
        assertThat(pairOf(Service.GATEWAY).getKeyID()).doesNotContain(".");
        assertThat(pairOf(Service.SIGNALS).getKeyID()).startsWith("signals-service.");
    }

    @Test
    void anInstanceOfBeforeKeepsItsKeysAndGetsThoseThatAreNew() throws Exception {
        List<JWK> before = published();
        JWK next = new ECKeyGenerator(Curve.P_256).keyID("next").generate().toPublicJWK();
        Files.writeString(
                secrets.identityPublicKeys(),
                new JWKSet(List.of(pairOf(Service.GATEWAY).toPublicJWK(), next)).toString());
        Files.delete(secrets.identityPrivateKey(Service.SIGNALS));
        secrets.create();
        assertThat(published())
                .containsExactly(
                        pairOf(Service.GATEWAY).toPublicJWK(),
                        next,
                        pairOf(Service.SIGNALS).toPublicJWK());
        assertThat(before).contains(pairOf(Service.GATEWAY).toPublicJWK());
    }

    private ECKey pairOf(Service service) throws Exception {
        ECKey pair = ECKey.parse(Files.readString(secrets.identityPrivateKey(service)));
        assertThat(pair.isPrivate()).isTrue();
        return pair;
    }

    private List<JWK> published() throws Exception {
        return JWKSet.load(secrets.identityPublicKeys().toFile()).getKeys();
    }

    @Test
    void theApiKeysAreTestKeysThatCheckOut() throws IOException {
        for (String name : List.of("demo", "admin")) {
            assertThat(ApiKey.parse(Files.readString(secrets.key(name))).map(ApiKey::mode))
                    .contains(KeyMode.TEST);
        }
        assertThat(secrets.demoKey()).isEqualTo(Files.readString(secrets.key("demo")));
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new HashMap<>();
        for (Path file : files()) {
            contents.put(file, Files.readString(file));
        }
        return contents;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
