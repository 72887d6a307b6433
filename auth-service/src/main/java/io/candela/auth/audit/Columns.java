package io.candela.auth.audit;

import io.candela.platform.json.RecordJson;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Columns of a row, as the database writes them in JSON, turned into fields as the API writes them. */
final class Columns {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final Pattern WORD = Pattern.compile("_([a-z])");
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T[0-9:.]+)\\+00:00");

    private Columns() {}

    static @Nullable Map<String, Object> asFields(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Map<String, Object> fields = new TreeMap<>();
        RecordJson.mapper().readValue(json, VALUES).forEach((name, value) -> fields.put(camelCase(name), asIs(value)));
        return fields;
    }

    private static String camelCase(String column) {
        return WORD.matcher(column).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static Object asIs(Object value) {
        return value instanceof String text ? TIME.matcher(text).replaceFirst("$1Z") : value;
    }
}
