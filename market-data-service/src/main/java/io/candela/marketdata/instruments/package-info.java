/**
 * Reference data: what can be traded, and where.
 */
@NullMarked
package io.candela.marketdata.instruments;

import org.jspecify.annotations.NullMarked;
