/** A page for people that shows prices and candles as they come: static, without a build step of its own. */
@NullMarked
package io.candela.gateway.live;

import org.jspecify.annotations.NullMarked;
