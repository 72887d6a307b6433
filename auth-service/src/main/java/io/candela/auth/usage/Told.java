package io.candela.auth.usage;

import io.candela.contracts.Usage;

/**
 * Something that a gateway has told, perhaps not for the first time.
 *
 * @param partition of the topic that it came in
 */
record Told(Usage usage, String gateway, int partition, long sequence) {}
