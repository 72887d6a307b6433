/** What is done to every request as it arrives and to every answer as it leaves, and the order of the stages between. */
@NullMarked
package io.candela.gateway.arrival;

import org.jspecify.annotations.NullMarked;
