/** What accounts may use, as data that changes without a release. */
@NullMarked
package io.candela.auth.plans;

import org.jspecify.annotations.NullMarked;
