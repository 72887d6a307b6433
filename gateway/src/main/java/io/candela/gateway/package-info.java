/** The edge of Candela: it knows who calls, what they may do and how often, and which service answers; no domain. */
@NullMarked
package io.candela.gateway;

import org.jspecify.annotations.NullMarked;
