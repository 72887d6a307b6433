package io.candela.platform.web;

import io.candela.platform.problem.Unacceptable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads a constant by the lower-case name that it has in JSON. */
@SuppressWarnings("rawtypes")
final class CodeParameter implements ConverterFactory<String, Enum> {
    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        T[] constants = type.getEnumConstants();
        List<String> codes = Arrays.stream(constants).map(CodeParameter::code).toList();
        return text -> {
            int index = codes.indexOf(text);
            if (index < 0) {
                throw new Unacceptable("'%s' is none of the values that it can have".formatted(text), codes);
            }
            return constants[index];
        };
    }

    private static String code(Enum constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
