/** The service that knows accounts, their API keys and their plans, and publishes them to the gateways. */
@NullMarked
package io.candela.auth;

import org.jspecify.annotations.NullMarked;
