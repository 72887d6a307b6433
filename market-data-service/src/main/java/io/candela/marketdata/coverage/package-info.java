/**
 * The coverage ledger: when venues were not heard, and what was done about it, so that "nothing was traded" and "nobody
 * listened" are different answers.
 */
@NullMarked
package io.candela.marketdata.coverage;

import org.jspecify.annotations.NullMarked;
