/**
 * What time it is in the environment.
 */
@NullMarked
package io.candela.marketdata.clock;

import org.jspecify.annotations.NullMarked;
