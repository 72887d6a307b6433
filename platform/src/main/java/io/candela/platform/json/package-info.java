/**
 * The JSON form of everything that Candela writes: decimals as strings, times in RFC 3339, lower-case names.
 */
@NullMarked
package io.candela.platform.json;

import org.jspecify.annotations.NullMarked;
