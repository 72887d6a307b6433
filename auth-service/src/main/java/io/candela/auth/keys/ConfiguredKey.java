package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** The key comes from a file of the operator's, which the next start would go by again. */
final class ConfiguredKey extends Problem {
    ConfiguredKey(String id) {
        super(
                HttpStatus.CONFLICT,
                "configured-key",
                "Configured key",
                "'%s' comes from the operator's configuration, which says what it is and may do.".formatted(id));
    }
}
