/** Exports: long ranges as files, written while they are read, so that no number of rows takes more memory than another. */
@NullMarked
package io.candela.marketdata.exports;

import org.jspecify.annotations.NullMarked;
