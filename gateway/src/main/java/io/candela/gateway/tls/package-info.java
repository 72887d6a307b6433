/** What it takes to speak TLS: HTTP/2 within its bounds, and what is said to those who come without. */
@NullMarked
package io.candela.gateway.tls;

import org.jspecify.annotations.NullMarked;
