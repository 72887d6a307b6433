package io.candela.signals.signals;

import io.candela.platform.web.Freshness;
import io.candela.platform.web.Page;
import io.candela.signals.strategies.Rule;
import io.candela.signals.strategies.Strategies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/strategies")
@Tag(name = "signals")
class StrategiesController {
    private final Strategies strategies;
    private final RunningSetups running;

    StrategiesController(Strategies strategies, RunningSetups running) {
        this.strategies = strategies;
        this.running = running;
    }

    @GetMapping
    @Operation(
            operationId = "listStrategies",
            summary = "List the strategies",
            description = "All on one page, in the order of their names, with what can be set and how they run here.")
    @ApiResponse(responseCode = "200", description = "All strategies")
    ResponseEntity<Page<StrategyView>> list() {
        List<StrategyView> views = strategies.all().stream().map(this::view).toList();
        return ResponseEntity.ok().cacheControl(Freshness.A_MINUTE).body(Page.of(views, views.size(), null));
    }

    @GetMapping("/{name}")
    @Operation(
            operationId = "getStrategy",
            summary = "Get a strategy",
            description = "What it does, what can be set, and how it runs here.")
    @ApiResponse(responseCode = "200", description = "The strategy")
    ResponseEntity<StrategyView> one(
            @Parameter(description = "Name of the strategy", example = "ema-cross") @PathVariable String name) {
        Rule strategy = strategies.rule(name).orElseThrow(UnknownStrategy::new);
        return ResponseEntity.ok().cacheControl(Freshness.A_MINUTE).body(view(strategy));
    }

    private StrategyView view(Rule strategy) {
        return StrategyView.of(strategy, running.of(strategy));
    }
}
