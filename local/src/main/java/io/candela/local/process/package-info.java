/**
 * Starting other programs on this machine, waiting until they answer, and ending them for certain.
 * Knows nothing of which programs these are.
 */
@NullMarked
package io.candela.local.process;

import org.jspecify.annotations.NullMarked;
