/** What callers use: counted in memory and told to Kafka in batches, so that no request waits for it. */
@NullMarked
package io.candela.gateway.usage;

import org.jspecify.annotations.NullMarked;
