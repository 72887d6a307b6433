package io.candela.auth.oauth;

import io.candela.contracts.Environment;
import io.candela.contracts.KeyMode;
import java.util.stream.Stream;

/** What credentials of an environment are marked with. */
final class Modes {
    private Modes() {}

    static KeyMode of(Environment environment) {
        return Stream.of(KeyMode.values())
                .filter(environment::admits)
                .findFirst()
                .orElseThrow();
    }
}
