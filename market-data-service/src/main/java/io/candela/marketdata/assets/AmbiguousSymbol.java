package io.candela.marketdata.assets;

import io.candela.platform.problem.Problem;
import io.candela.platform.problem.ProblemError;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/** Several assets have the ticker that was asked for; the caller has to say which one is meant. */
final class AmbiguousSymbol extends Problem {
    AmbiguousSymbol(String symbol, List<Asset> candidates) {
        super(
                HttpStatus.CONFLICT,
                "ambiguous-symbol",
                "Ambiguous symbol",
                "'%s' may mean %s."
                        .formatted(
                                symbol,
                                candidates.stream()
                                        .map(asset -> "%s (%s)".formatted(asset.id(), asset.name()))
                                        .collect(Collectors.joining(" or "))));
        add(ProblemError.parameter(
                "symbol",
                "is the ticker of several assets: ask for one by its id",
                candidates.stream().map(Asset::id).toList()));
    }
}
