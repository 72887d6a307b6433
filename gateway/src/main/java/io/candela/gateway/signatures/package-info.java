/** Requests that their callers sign (RFC 9421): read, verified, and admitted once. */
@NullMarked
package io.candela.gateway.signatures;

import org.jspecify.annotations.NullMarked;
