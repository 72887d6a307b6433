package io.candela.gateway.limits;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that goes on when told to. */
public final class HandClock implements TimeMeter, InstantSource {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long currentTimeNanos() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, now);
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
