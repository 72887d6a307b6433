/**
 * The infrastructure's software as the build laid it out, and how each of it is prepared, started and asked whether it
 * is ready.
 */
@NullMarked
package io.candela.local.software;

import org.jspecify.annotations.NullMarked;
