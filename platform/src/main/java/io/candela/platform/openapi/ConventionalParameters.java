package io.candela.platform.openapi;

import io.candela.platform.web.OtherParameters;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Locale;
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
        if (declared.getParameterType() == OtherParameters.class) {
            return others(parameter);
        }
        correctDefault(parameter.getSchema());
        switch (parameter.getName()) {
            case "cursor" ->
                explain(parameter, "Where the page begins: `page.next` of the page before", "MjAxMy0xMS0yNQ.8Zk3");
            case "limit" -> explain(parameter, "How many entries a page has at most", null);
            case "instrument" -> explain(parameter, "Id of the instrument", "BTC-USD");
            case "interval" -> explain(parameter, "Length of the candles", null);
            case "from" -> explain(parameter, "The earliest time, inclusive", "2013-11-25T00:00:00Z");
            case "to" -> explain(parameter, "The latest time, exclusive", "2013-12-02T00:00:00Z");
            case "include" -> explain(parameter, "What the answer has besides", null);
            case "sort" -> explain(parameter, "`time` has the oldest first, `-time` the newest", null);
            default -> {}
        }
        return parameter;
    }

    /** Any number of parameters, each by its own name. */
    private static Parameter others(Parameter parameter) {
        return parameter
                .in("query")
                .required(false)
                .style(Parameter.StyleEnum.FORM)
                .explode(true)
                .schema(new MapSchema().additionalProperties(new StringSchema()));
    }

    private static void explain(Parameter parameter, String words, @Nullable Object example) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(words);
        }
        if (parameter.getExample() == null && example != null) {
            parameter.setExample(example);
        }
    }

    /** A constant that is a default is written as its name in Java, unlike the constants that it is one of. */
    private static void correctDefault(@Nullable Schema<?> schema) {
        if (schema == null || schema.getEnum() == null || schema.getDefault() == null) {
            return;
        }
        List<?> constants = schema.getEnum();
        String code = schema.getDefault().toString().toLowerCase(Locale.ROOT).replace('_', '-');
        if (!constants.contains(schema.getDefault()) && constants.contains(code)) {
            schema.setDefault(code);
        }
    }
}
