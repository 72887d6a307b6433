/**
 * What Candela's modules say to each other: value types, the records that travel on Kafka, and the topics that carry
 * them. Nothing here knows a framework; the JSON form of these records is fixed by the schemas beside them.
 */
@NullMarked
package io.candela.contracts;

import org.jspecify.annotations.NullMarked;
