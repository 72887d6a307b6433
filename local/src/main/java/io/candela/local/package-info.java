/**
 * Runs Candela on one machine without Docker, and hands the same infrastructure to the tests of every module:
 * {@link io.candela.local.Infrastructure} is all that these need to know.
 */
@NullMarked
package io.candela.local;

import org.jspecify.annotations.NullMarked;
