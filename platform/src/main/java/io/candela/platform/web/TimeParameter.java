package io.candela.platform.web;

import io.candela.platform.problem.Unacceptable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;

/** Reads a time: RFC 3339, or a date, which means its start in UTC. A bare number is refused: its unit is anyone's guess. */
final class TimeParameter implements Converter<String, Instant> {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+([.][0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Override
    public Instant convert(String text) {
        if (NUMBER.matcher(text).matches()) {
            throw new Unacceptable("a bare number is no time: write RFC 3339 as in 2013-11-25T00:00:00Z, or a date");
        }
        try {
            return DATE.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unacceptable(
                    "'%s' is no time: write RFC 3339 as in 2013-11-25T00:00:00Z, or a date".formatted(text));
        }
    }
}
