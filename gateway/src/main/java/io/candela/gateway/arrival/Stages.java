package io.candela.gateway.arrival;

/** The stages that a request passes through, the cheapest rejection first. */
public final class Stages {
    /** Request id, the caller's address, and the headers of the answer. */
    public static final int ARRIVAL = 100;
    /** One line for each request, around everything else. */
    public static final int ACCESS_LOG = 200;
    /** What callers use is counted, whatever is answered. */
    public static final int USAGE = 250;
    /** Length of the URI, size of headers and body. */
    public static final int SHAPE = 300;
    /** Cross-origin requests of browsers. */
    public static final int ORIGIN = 400;
    /** Which route it is, and whether it knows the method. */
    public static final int ROUTE = 500;
    /** Addresses that guess credentials. */
    public static final int GUARD = 600;
    /** Who calls. */
    public static final int AUTHENTICATION = 700;
    /** Whether they may. */
    public static final int ENTITLEMENT = 800;
    /** Whether they may now. */
    public static final int LIMITS = 900;

    /** Within the routing that follows these stages: choose an instance, call it, and try another one if need be. */
    public static final int UPSTREAM = 10_000;

    private Stages() {}
}
