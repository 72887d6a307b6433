package io.candela.platform.web;

import io.candela.contracts.Interval;
import io.candela.platform.problem.Unacceptable;
import org.springframework.core.convert.converter.Converter;

/** Reads the code of an interval. */
record IntervalParameter(Intervals intervals) implements Converter<String, Interval> {
    @Override
    public Interval convert(String code) {
        return intervals
                .parse(code)
                .orElseThrow(() -> new Unacceptable("'%s' is no interval".formatted(code), intervals.codes()));
    }
}
