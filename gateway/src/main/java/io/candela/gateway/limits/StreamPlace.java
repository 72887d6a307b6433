package io.candela.gateway.limits;

/** One of the places that an account has for streams. */
@FunctionalInterface
public interface StreamPlace {
    /** Gives the place to whoever comes next. Nothing happens the second time. */
    void leave();
}
