package io.candela.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {

    @TempDir
    private Path folder;

    private Object group = 0;

    @BeforeEach
    void ownGroup() throws IOException {
        group = Files.getAttribute(folder, "unix:gid");
    }

    @Test
    void aSecretIsReadableForItsGroupTheRestForTheOwnerOnly() throws IOException {
        assertThat(init("redis.password=" + group)).isZero();
        assertThat(permissions("redis.password")).isEqualTo("rw-r-----");
        assertThat(permissions("postgres.password")).isEqualTo("rw-------");
        assertThat(permissions("identity-private.jwk")).isEqualTo("rw-------");
    }

    @Test
    void whatIsPublicIsReadableForAll() throws IOException {
        init();
        assertThat(permissions("identity-public.jwks")).isEqualTo("rw-r--r--");
    }

    @Test
    void theSecretsAreKeptAtTheNextRun() throws IOException {
        init("demo.key=" + group);
        String key = Files.readString(folder.resolve("demo.key"));
        init("demo.key=" + group);
        assertThat(folder.resolve("demo.key")).hasContent(key);
        assertThat(permissions("demo.key")).isEqualTo("rw-r-----");
    }

    @Test
    void aGroupForNoSecretIsAMistake() {
        assertThat(init("no.password=" + group)).isEqualTo(1);
    }

    private int init(String... groups) {
        String[] all = new String[groups.length + 4];
        all[0] = "init";
        all[1] = "--secrets=" + folder;
        all[2] = "--url=http://127.0.0.1:8080";
        all[3] = "--";
        System.arraycopy(groups, 0, all, 4, groups.length);
        return Candela.commandLine().execute(all);
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }
}
