/** What processors of Kafka Streams have in common. */
@NullMarked
package io.candela.marketdata.streams;

import org.jspecify.annotations.NullMarked;
