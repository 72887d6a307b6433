/**
 * Reads venues' JSON where speed counts: straight from the bytes of a frame, without a tree and without text that nobody
 * asks for.
 */
@NullMarked
package io.candela.marketdata.feeds.wire;

import org.jspecify.annotations.NullMarked;
