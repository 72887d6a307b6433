/**
 * What the feeds of all venues share: the connection, what is made of a venue's frames, and requests within a venue's
 * limits. A venue adds how its frames are read and where to ask.
 */
@NullMarked
package io.candela.marketdata.feeds.live;

import org.jspecify.annotations.NullMarked;
