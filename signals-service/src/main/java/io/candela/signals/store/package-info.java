/**
 * The database of this service, for what must outlive its topics. Features bring their tables in
 * {@code db/migration} and use Spring's {@code JdbcClient}.
 */
@NullMarked
package io.candela.signals.store;

import org.jspecify.annotations.NullMarked;
