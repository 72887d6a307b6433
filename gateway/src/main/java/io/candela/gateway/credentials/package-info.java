/** Whom the gateway knows: all credentials and plans in memory, fed by Kafka, so that no request waits for a look-up. */
@NullMarked
package io.candela.gateway.credentials;

import org.jspecify.annotations.NullMarked;
