/** The description of the streams as an AsyncAPI 3 document: what follows from the configured channels and their events. */
@NullMarked
package io.candela.gateway.asyncapi;

import org.jspecify.annotations.NullMarked;
