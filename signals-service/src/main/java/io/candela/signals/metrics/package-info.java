/**
 * Risk and return in numbers: what a curve of equity or of closes earned, how much it moved, and how deep it fell. Pure
 * functions of the curve; the same numbers describe back-tests, grades and instruments.
 *
 * <p>Conventions: returns are simple, {@code v[t] / v[t-1] - 1}; the riskless return is 0; crypto trades on all days, so a
 * year has 365.25 days and {@code P = 365.25 days / interval} periods, and a volatility or a Sharpe ratio is annualised by
 * {@code sqrt(P)}; a number that a curve is too short for, or that would be divided by zero, is NaN. The golden numbers in
 * the tests come from pandas by {@code src/test/python/golden_metrics.py}.
 */
@NullMarked
package io.candela.signals.metrics;

import org.jspecify.annotations.NullMarked;
