package io.candela.sandbox.market;

import java.util.random.RandomGenerator;

/** The mood of the whole market, which lasts for some minutes. */
enum Regime {
    CALM(0.6, 0),
    RISING(1, 0.8),
    FALLING(1.2, -0.9),
    TURBULENT(3.5, 0);

    private static final double CHANGE = 1.0 / 1_500;

    /** What the volatility is multiplied by. */
    final double agitation;

    /** Where prices tend to, in standard deviations of a step for a hundred steps. */
    final double drift;

    Regime(double agitation, double drift) {
        this.agitation = agitation;
        this.drift = drift;
    }

    Regime next(RandomGenerator random) {
        return random.nextDouble() < CHANGE ? values()[random.nextInt(values().length)] : this;
    }
}
