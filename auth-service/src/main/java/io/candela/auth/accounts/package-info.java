/** Who uses Candela: signing up, passwords, and the plan that an account is on. */
@NullMarked
package io.candela.auth.accounts;

import org.jspecify.annotations.NullMarked;
