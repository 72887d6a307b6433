/**
 * What callers are told when the database of a service does not answer.
 */
@NullMarked
package io.candela.platform.storage;

import org.jspecify.annotations.NullMarked;
