package io.candela.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.candela.contracts.Instrument;
import io.candela.contracts.Interval;
import io.candela.contracts.Venue;
import io.candela.platform.web.Intervals;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes decimals, value types and constants as the strings that they are in JSON, and says of a record's components
 * whether they are always there.
 */
record RecordSchemas(Intervals intervals) implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json31.mapper().constructType(type.getType());
        Schema<?> string = describe(java);
        if (string != null) {
            return string;
        }
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        if (java != null && java.getRawClass().isRecord()) {
            requirePresent(java.getRawClass(), model(resolved, context));
        }
        return resolved;
    }

    private static @Nullable Schema<?> model(@Nullable Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved == null ? null : resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void requirePresent(Class<?> shape, @Nullable Schema<?> model) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (RecordComponent component : shape.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                requirePresent(component.getType(), model);
                continue;
            }
            String name = name(component);
            boolean known = model.getRequired() != null && model.getRequired().contains(name);
            if (isPresent(component) && !known && model.getProperties().containsKey(name)) {
                model.addRequiredItem(name);
            }
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

    private static boolean isPresent(RecordComponent component) {
        JsonInclude inclusion = component.getAccessor().getAnnotation(JsonInclude.class);
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (inclusion != null && inclusion.value() == JsonInclude.Include.ALWAYS);
    }

    private @Nullable Schema<?> describe(@Nullable JavaType type) {
        if (type == null) {
            return null;
        }
        Class<?> raw = type.getRawClass();
        if (raw == BigDecimal.class) {
            return string().format("decimal").example("64012.5");
        }
        if (raw == Instrument.class) {
            return string().pattern("^[A-Z0-9]{1,16}-[A-Z0-9]{1,16}$")
                    .maxLength(33)
                    .example("BTC-USD");
        }
        if (raw == Venue.class) {
            return string().pattern("^[a-z0-9][a-z0-9-]{0,31}$").example("bitstamp");
        }
        if (raw == Duration.class) {
            return string().format("duration");
        }
        if (raw == Interval.class) {
            return constants(intervals.codes());
        }
        return raw.isEnum() && raw.getName().startsWith("io.candela.") ? constants(codes(raw)) : null;
    }

    private static List<String> codes(Class<?> constants) {
        return Arrays.stream(constants.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    private static Schema<?> constants(List<String> codes) {
        Schema<Object> schema = string();
        codes.forEach(schema::addEnumItemObject);
        return schema;
    }

    private static Schema<Object> string() {
        JsonSchema schema = new JsonSchema();
        schema.setType("string");
        // Mutable, since springdoc may take "null" out of it.
        schema.setTypes(new LinkedHashSet<>(Set.of("string")));
        return schema;
    }
}
