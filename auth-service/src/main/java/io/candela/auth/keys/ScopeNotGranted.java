package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import io.candela.platform.problem.ProblemError;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpStatus;

/** A key was to be allowed more than the key that asked for it. */
final class ScopeNotGranted extends Problem {
    ScopeNotGranted(NavigableSet<String> beyond, Set<String> own) {
        super(
                HttpStatus.FORBIDDEN,
                "scope-not-granted",
                "Scope not granted",
                "A key can pass on only scopes that it has itself; this one lacks %s."
                        .formatted(String.join(", ", beyond)));
        add(new ProblemError(null, "scopes", "goes beyond the calling key's scopes", List.copyOf(new TreeSet<>(own))));
    }
}
