/**
 * Feeds: where trades come from, who watches over them, and how they get to Kafka. A venue's own feed is a folder below
 * this one.
 */
@NullMarked
package io.candela.marketdata.feeds;

import org.jspecify.annotations.NullMarked;
