/**
 * Analytics over HTTP: indicators, risk and return, correlations, support and resistance of any instrument. The candles
 * come from {@link io.candela.signals.history.History}, the numbers from {@link io.candela.signals.indicators} and
 * {@link io.candela.signals.metrics}; what lies between is arithmetic on ranges, and the words of the API.
 */
@NullMarked
package io.candela.signals.analytics;

import org.jspecify.annotations.NullMarked;
