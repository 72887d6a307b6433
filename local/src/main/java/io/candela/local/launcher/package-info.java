/**
 * The program behind {@code ./candela}: starts Candela's processes in the right order, watches them, tells how they are,
 * and ends them.
 */
@NullMarked
package io.candela.local.launcher;

import org.jspecify.annotations.NullMarked;
