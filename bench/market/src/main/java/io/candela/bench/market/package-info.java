/**
 * The benchmark of market data: reading messages beside XChange, the path of a trade, and queries beside plain SQL. What is
 * measured alone and is not public has its benchmark in a package of the same name.
 */
@NullMarked
package io.candela.bench.market;

import org.jspecify.annotations.NullMarked;
