package io.candela.signals.signals;

import io.candela.contracts.Interval;
import io.candela.platform.web.Intervals;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads intervals in the configuration by the code that they have everywhere else. */
@Component
@ConfigurationPropertiesBinding
final class IntervalSetting implements Converter<String, Interval> {
    private static final Intervals INTERVALS =
            new Intervals(Interval.published().stream().filter(Interval::isEven).toList());

    @Override
    public Interval convert(String code) {
        return INTERVALS
                .parse(code)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no interval, but one of %s".formatted(code, INTERVALS.codes())));
    }

    /**
     * Those that can be asked for are the same. Months are not among them: a year of returns, a warm-up or a lifetime is a
     * number of candles here, and those of months are not equally long.
     */
    @Configuration(proxyBeanMethods = false)
    static class Requests {
        @Bean
        Intervals intervals() {
            return INTERVALS;
        }
    }
}
