/**
 * The audit log: who changed which account, key or plan, when and from where. Triggers write it, in the transaction of
 * the change; a table is audited by one call of {@code audit_changes} in the migration that makes it. Here it is told on
 * whose behalf each transaction acts, and read.
 */
@NullMarked
package io.candela.auth.audit;

import org.jspecify.annotations.NullMarked;
