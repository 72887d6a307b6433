package io.candela.contracts;

/** The headers of records on Candela's topics. */
public final class RecordHeaders {
    /** Tells records that are not events from events, which do not have it. */
    public static final String KIND = "candela-kind";
    /** The value of {@link #KIND} on a {@link ClockTick}. */
    public static final String CLOCK = "clock";
    /** The version of the value's JSON Schema. */
    public static final String SCHEMA = "candela-schema";

    public static final String CONTENT_TYPE = "content-type";
    /** W3C Trace Context, on records whose trace is sampled. */
    public static final String TRACEPARENT = "traceparent";
    /** What a signal was made from, so that it can be made again. */
    public static final String CAUSE = "candela-cause";
    /** Why a record is on a dead-letter topic. */
    public static final String REASON = "candela-reason";

    private RecordHeaders() {}
}
