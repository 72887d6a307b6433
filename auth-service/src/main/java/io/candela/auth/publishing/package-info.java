/**
 * Tells the gateways, over Kafka, what was committed here: every change reaches its topic at least once, the newest of
 * a key last, whatever crashes in between.
 */
@NullMarked
package io.candela.auth.publishing;

import org.jspecify.annotations.NullMarked;
