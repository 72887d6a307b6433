package io.candela.local.process;

import java.time.Duration;

/** What became of a program that was started. */
public sealed interface Startup {

    /** It answers. */
    record Ready(Duration took) implements Startup {}

    /** It ended before it answered. */
    record Died(int exitCode) implements Startup {}

    /** It is still there but did not answer in the time that it was given. */
    record Silent(Duration waited) implements Startup {}
}
