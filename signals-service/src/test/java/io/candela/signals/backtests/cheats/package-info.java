/** Strategies that know what they must not know: what the look-ahead proof is tested on. */
@NullMarked
package io.candela.signals.backtests.cheats;

import org.jspecify.annotations.NullMarked;
