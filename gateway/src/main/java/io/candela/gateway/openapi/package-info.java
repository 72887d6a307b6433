/** The description of the whole API as one OpenAPI 3.1 document: what services say of their operations, and what the gateway adds to them. */
@NullMarked
package io.candela.gateway.openapi;

import org.jspecify.annotations.NullMarked;
