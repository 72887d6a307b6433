package io.candela.marketdata.assets;

import io.candela.marketdata.assets.Resolution.Ambiguous;
import io.candela.marketdata.assets.Resolution.Resolved;
import io.candela.marketdata.assets.Resolution.Unknown;
import io.candela.platform.web.Cursors;
import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/assets")
@Tag(name = "reference")
class AssetsController {
    private static final String LIST = "assets";

    private final Assets assets;
    private final Cursors cursors;

    AssetsController(Assets assets, Cursors cursors) {
        this.assets = assets;
        this.cursors = cursors;
    }

    @GetMapping
    @Operation(
            operationId = "listAssets",
            summary = "List the assets",
            description = "Coins, tokens and currencies that are known here, in the order of the ids.")
    @ApiResponse(responseCode = "200", description = "A page of assets")
    ResponseEntity<Page<Asset>> list(
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        String after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        return cached(Page.cut(assets.after(after, limit + 1), limit, last -> cursors.seal(LIST, last.id())));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getAsset",
            summary = "Get an asset",
            description = "What it is called, here and elsewhere.")
    @ApiResponse(responseCode = "200", description = "The asset")
    ResponseEntity<Asset> one(
            @Parameter(description = "Id of the asset", example = "bitcoin") @PathVariable String id) {
        return cached(assets.named(id).orElseThrow(() -> new UnknownAsset(id)));
    }

    @GetMapping("/resolve")
    @Operation(
            operationId = "resolveAsset",
            summary = "Find the asset that a ticker means",
            description =
                    "In whatever case the ticker is written. One that several assets have, or had, is never guessed: the"
                            + " answer is 409 `ambiguous-symbol`, which names them.")
    @ApiResponse(responseCode = "200", description = "The only asset that it can mean")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @ApiResponse(responseCode = "409", ref = "Conflict")
    ResponseEntity<Asset> resolve(@Parameter(description = "The ticker", example = "BTC") @RequestParam String symbol) {
        return switch (assets.resolve(symbol)) {
            case Resolved(Asset asset) -> cached(asset);
            case Ambiguous(List<Asset> candidates) -> throw new AmbiguousSymbol(symbol, candidates);
            case Unknown() -> throw new UnknownAsset(symbol);
        };
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok().cacheControl(Freshness.A_MINUTE).body(body);
    }
}
