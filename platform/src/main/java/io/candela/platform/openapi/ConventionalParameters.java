package io.candela.platform.openapi;

import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;

/** Explains the parameters that mean the same everywhere, where a handler says nothing of its own. */
final class ConventionalParameters implements ParameterCustomizer {
    @Override
    public @Nullable Parameter customize(@Nullable Parameter parameter, MethodParameter declared) {
        if (parameter == null || parameter.getName() == null) {
            return parameter;
        }
        return switch (parameter.getName()) {
            case "cursor" ->
                explained(parameter, "Where the page begins: `page.next` of the page before; left out, the first page");
            case "limit" -> explained(parameter, "How many entries a page has at most");
            case "instrument" -> explained(parameter, "Id of the instrument").example("BTC-USD");
            case "interval" -> explained(parameter, "Length of the candles");
            case "sort" -> explained(parameter, "The order: `time` has the oldest first, `-time` the newest");
            default -> parameter;
        };
    }

    private static Parameter explained(Parameter parameter, String words) {
        return parameter.getDescription() == null ? parameter.description(words) : parameter;
    }
}
