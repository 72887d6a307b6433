package io.candela.auth.keys;

import io.candela.platform.problem.Problem;
import io.candela.platform.problem.ProblemError;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A key was to be of use in places where the key that asked for it is of none. */
final class RangeNotGranted extends Problem {
    RangeNotGranted(List<String> beyond, List<String> own) {
        super(
                HttpStatus.FORBIDDEN,
                "range-not-granted",
                "Address range not granted",
                "A key can pass on only addresses that it may be used from itself; this one may not from %s."
                        .formatted(String.join(", ", beyond)));
        add(new ProblemError(null, "addressRanges", "goes beyond the calling key's address ranges", own));
    }
}
