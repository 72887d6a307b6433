package io.candela.signals.signals;

import java.time.Instant;

/**
 * How far a universe has come.
 *
 * @param time the latest that anything became known at
 * @param newest open time of the newest candle of all
 * @param waiting whether the close of that candle is still to be decided
 * @param here how many instruments have come to that close
 * @param expected how many had come to the close before when it came
 */
record Barrier(Instant time, Instant newest, boolean waiting, int here, int expected) {
    static final Barrier BEGINNING = new Barrier(Instant.EPOCH, Instant.EPOCH, false, 0, 0);

    Barrier at(Instant now) {
        return new Barrier(now.isAfter(time) ? now : time, newest, waiting, here, expected);
    }

    /** The first instrument has come to a later close. */
    Barrier opened(Instant openTime) {
        return new Barrier(time, openTime, true, 1, here);
    }

    /** One more instrument has come to the newest close. */
    Barrier joined() {
        return new Barrier(time, newest, waiting, here + 1, expected);
    }

    Barrier decided() {
        return new Barrier(time, newest, false, here, expected);
    }

    /** Whether there is nobody to wait for. After a close with a single instrument one cannot know. */
    boolean isComplete() {
        return expected > 1 && here >= expected;
    }
}
