package io.candela.marketdata.feeds.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Makes numbers and times of their digits; the common forms without a text in between. All throw {@link Malformed}. */
final class WireValues {
    private static final int SAFE_DIGITS = 18;
    private static final int DATE_AND_TIME = "2021-04-17T16:43:37".length();
    private static final int NANO_DIGITS = 9;
    private static final int LARGEST = 60;

    private WireValues() {}

    /** In canonical form, without zeros at the end. */
    static BigDecimal decimal(byte[] in, int from, int to) {
        return decimal(in, from, to, true);
    }

    /** With all digits that are written. */
    static BigDecimal exact(byte[] in, int from, int to) {
        BigDecimal exact = decimal(in, from, to, false);
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    private static BigDecimal decimal(byte[] in, int from, int to, boolean stripped) {
        int at = from < to && in[from] == '-' ? from + 1 : from;
        if (at == to || to - at > SAFE_DIGITS) {
            return anyDecimal(in, from, to);
        }
        long digits = 0;
        int point = -1;
        for (int i = at; i < to; i++) {
            int digit = in[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (in[i] == '.' && point < 0) {
                point = i;
            } else {
                return anyDecimal(in, from, to);
            }
        }
        int scale = point < 0 ? 0 : to - point - 1;
        while (stripped && scale > 0 && digits % 10 == 0) {
            digits /= 10;
            scale--;
        }
        return BigDecimal.valueOf(at == from ? digits : -digits, scale);
    }

    static long number(byte[] in, int from, int to) {
        if (from == to || to - from > SAFE_DIGITS) {
            throw new Malformed("A number has no digits, or too many");
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + digit(in[i]);
        }
        return number;
    }

    /** RFC 3339, to the nanosecond. */
    static Instant time(byte[] in, int from, int to) {
        int fraction = from + DATE_AND_TIME;
        if (to <= fraction || in[to - 1] != 'Z' || in[from + 4] != '-' || in[from + 10] != 'T') {
            return anyTime(in, from, to);
        }
        long year = number(in, from, from + 4);
        int month = pair(in, from + 5);
        int day = pair(in, from + 8);
        int hour = pair(in, from + 11);
        int minute = pair(in, from + 14);
        int second = pair(in, from + 17);
        if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) {
            throw new Malformed("There is no such time");
        }
        long seconds = ((epochDay(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
        return Instant.ofEpochSecond(seconds, in[fraction] == '.' ? nanos(in, fraction + 1, to - 1) : 0);
    }

    private static int nanos(byte[] in, int from, int to) {
        int last = Math.min(to, from + NANO_DIGITS);
        int nanos = 0;
        for (int i = from; i < last; i++) {
            nanos = nanos * 10 + digit(in[i]);
        }
        for (int i = last - from; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    // Days from the civil calendar, with years that begin in March so that the leap day is the last.
    private static long epochDay(long year, int month, int day) {
        long y = month > 2 ? year : year - 1;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365 + y / 4 - y / 100 + y / 400 + dayOfYear - 719_468;
    }

    private static int pair(byte[] in, int at) {
        return digit(in[at]) * 10 + digit(in[at + 1]);
    }

    private static int digit(byte b) {
        if (b < '0' || b > '9') {
            throw new Malformed("There is no digit where one belongs");
        }
        return b - '0';
    }

    private static BigDecimal anyDecimal(byte[] in, int from, int to) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(new String(in, from, to - from, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            throw new Malformed("A number is none");
        }
        // A few bytes such as 1e999999999 would otherwise become a gigabyte of zeros further on.
        if (decimal.precision() > LARGEST || Math.abs((long) decimal.scale()) > LARGEST) {
            throw new Malformed("A number is out of all proportion");
        }
        return decimal;
    }

    private static Instant anyTime(byte[] in, int from, int to) {
        try {
            return OffsetDateTime.parse(new String(in, from, to - from, StandardCharsets.US_ASCII))
                    .toInstant();
        } catch (DateTimeException e) {
            throw new Malformed("A time is none");
        }
    }
}
