/** Refusals: what they are called, how they look as problem details (RFC 9457), and the pages that explain them. */
@NullMarked
package io.candela.gateway.problems;

import org.jspecify.annotations.NullMarked;
