package io.candela.auth.plans;

import io.candela.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plans that there are. */
@RestController
@RequestMapping("/v1/plans")
@Tag(name = "account")
class PlansController {
    private final Plans plans;

    PlansController(Plans plans) {
        this.plans = plans;
    }

    @Operation(
            operationId = "listPlans",
            summary = "List the plans",
            description = "All on one page, the smallest first.")
    @ApiResponse(responseCode = "200", description = "All plans")
    @GetMapping
    Page<PlanView> list() {
        List<StoredPlan> all = plans.all();
        return Page.of(all.stream().map(PlanView::of).toList(), all.size(), null);
    }

    @Operation(operationId = "getPlan", summary = "Get a plan", description = "What an account on it may use.")
    @ApiResponse(responseCode = "200", description = "The plan")
    @ApiResponse(responseCode = "404", ref = "NotFound")
    @GetMapping("/{id}")
    PlanView get(@Parameter(description = "Id of the plan", example = "free") @PathVariable String id) {
        return plans.find(id).map(PlanView::of).orElseThrow(() -> new UnknownPlan(id));
    }
}
