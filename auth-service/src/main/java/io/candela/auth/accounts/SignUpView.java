package io.candela.auth.accounts;

import io.candela.auth.keys.NewKeyView;
import io.swagger.v3.oas.annotations.media.Schema;

/** A new account and its first key. */
@Schema(name = "SignedUp", description = "Your new account and its first key")
record SignUpView(Account account, NewKeyView key) {}
