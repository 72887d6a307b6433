/**
 * The present: what every replica keeps in memory of the topics that say how things are now.
 */
@NullMarked
package io.candela.marketdata.present;

import org.jspecify.annotations.NullMarked;
