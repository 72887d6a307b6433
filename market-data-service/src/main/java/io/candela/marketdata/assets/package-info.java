/**
 * Assets: what instruments are made of. A ticker is no name, since several assets may share one; an id is.
 */
@NullMarked
package io.candela.marketdata.assets;

import org.jspecify.annotations.NullMarked;
