/** Fetches the keys that access tokens are signed with, in the background, and keeps them while nobody can be asked. */
@NullMarked
package io.candela.gateway.jwks;

import org.jspecify.annotations.NullMarked;
