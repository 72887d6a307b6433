package io.candela.gateway.arrival;

/** The stages that a request passes through, the cheapest rejection first. */
public final class Stages {
    /** Whether this gateway still answers, around everything else. */
    public static final int DEPARTURE = 50;
    /** Request id, the caller's address, and the headers of the answer. */
    public static final int ARRIVAL = 100;
    /** The signature of the answer, where one is wanted. */
    public static final int ANSWER_SIGNATURE = 150;
    /** One line for each request. */
    public static final int ACCESS_LOG = 200;
    /** What callers use is counted, whatever is answered. */
    public static final int USAGE = 250;
    /** Length of the URI, size of headers and body. */
    public static final int SHAPE = 300;
    /** Cross-origin requests of browsers. */
    public static final int ORIGIN = 400;
    /** Which route it is, and whether it knows the method. */
    public static final int ROUTE = 500;
    /** Whether it is on its way out, or gone. */
    public static final int VERSION = 550;
    /** Addresses that guess credentials. */
    public static final int GUARD = 600;
    /** Who calls. */
    public static final int AUTHENTICATION = 700;
    /** Whether they may. */
    public static final int ENTITLEMENT = 800;
    /** Whether they may now. */
    public static final int LIMITS = 900;
    /** The body, as a whole. */
    public static final int BODY = 950;
    /** Whether it was answered before: a copy costs no service anything, so that nobody is turned away who gets one. */
    public static final int CACHE = 1000;
    /** Whether the service that answers can take more. */
    public static final int SHEDDING = 1100;

    /** Within the routing that follows these stages: choose an instance, call it, and try another one if need be. */
    public static final int UPSTREAM = 10_000;

    private Stages() {}
}
