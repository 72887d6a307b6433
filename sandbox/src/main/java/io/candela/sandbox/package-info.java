/**
 * An exchange simulator: a seeded market that speaks real exchanges' protocols to whoever connects.
 */
@NullMarked
package io.candela.sandbox;

import org.jspecify.annotations.NullMarked;
