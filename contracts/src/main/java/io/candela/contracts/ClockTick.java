package io.candela.contracts;

import java.time.Duration;
import java.time.Instant;

/**
 * A feed's statement of what time it is, written to every partition of the trades topic once per second of feed time,
 * so that whoever reads trades can close candles without a clock of its own.
 *
 * @param feed which feed says so
 * @param time the feed's time: every trade up to it has been delivered, but for late ones
 * @param shift what was added to a tape's own times; zero for anything but a shifted replay
 */
public record ClockTick(Environment environment, String feed, Instant time, Duration shift) {}
