/**
 * What is left when processes are killed: the service's replicas, the broker and the store run as processes of their own,
 * beside simulated exchanges at which much is traded.
 */
@NullMarked
package io.candela.marketdata.kills;

import org.jspecify.annotations.NullMarked;
