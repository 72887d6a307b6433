package io.candela.auth.keys;

import io.swagger.v3.oas.annotations.media.Schema;

/** A new key and the one whose place it takes. */
@Schema(name = "RotatedKey", description = "The new key, and the old one, which works until it expires")
record RotatedView(NewKeyView key, KeyView replaced) {}
