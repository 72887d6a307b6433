/** One log line for each request. */
@NullMarked
package io.candela.gateway.accesslog;

import org.jspecify.annotations.NullMarked;
