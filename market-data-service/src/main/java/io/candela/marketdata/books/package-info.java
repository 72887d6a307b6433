/**
 * Order books: how one is kept from a venue's messages, when it must be begun anew, and the newest of every venue.
 */
@NullMarked
package io.candela.marketdata.books;

import org.jspecify.annotations.NullMarked;
