package io.candela.signals.signals;

import io.candela.contracts.Interval;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads intervals in the configuration by the code that they have everywhere else. */
@Component
@ConfigurationPropertiesBinding
final class IntervalSetting implements Converter<String, Interval> {
    @Override
    public Interval convert(String code) {
        return Interval.parse(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no interval, but one of %s".formatted(code, Interval.codes())));
    }
}
