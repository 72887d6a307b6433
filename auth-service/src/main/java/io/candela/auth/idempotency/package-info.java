/**
 * Requests that can be sent again: a POST with an {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header) is
 * carried out once, and whoever repeats it gets the first answer. The answer is kept in the transaction of the change, so
 * that there is never one without the other.
 */
@NullMarked
package io.candela.auth.idempotency;

import org.jspecify.annotations.NullMarked;
