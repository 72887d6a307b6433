/** What the documents that describe the API have in common: how they are begun, written and served. */
@NullMarked
package io.candela.gateway.documents;

import org.jspecify.annotations.NullMarked;
