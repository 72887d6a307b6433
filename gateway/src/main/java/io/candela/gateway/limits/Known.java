package io.candela.gateway.limits;

/**
 * What the shared buckets last said of one of them.
 *
 * @param remaining what was left in it
 * @param at when, in nanoseconds of the clock that buckets go by
 */
record Known(long remaining, long at) {}
