/** Calling services: which instance, with whose identity, for how long, and what is said when none answers. */
@NullMarked
package io.candela.gateway.upstream;

import org.jspecify.annotations.NullMarked;
