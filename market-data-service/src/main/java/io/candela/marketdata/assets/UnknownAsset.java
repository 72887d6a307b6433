package io.candela.marketdata.assets;

import io.candela.platform.problem.Problem;
import org.springframework.http.HttpStatus;

/** No such asset is known here. */
final class UnknownAsset extends Problem {
    UnknownAsset(String what) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-asset",
                "Unknown asset",
                "There is no asset '%s' here; /v1/assets lists those that there are.".formatted(what));
    }
}
