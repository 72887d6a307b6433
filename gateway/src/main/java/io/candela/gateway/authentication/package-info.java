/** Who calls: credentials found in a request, checked against the directory, and callers held to their scopes. */
@NullMarked
package io.candela.gateway.authentication;

import org.jspecify.annotations.NullMarked;
