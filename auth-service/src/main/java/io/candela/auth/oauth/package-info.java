/**
 * OAuth 2 and OpenID Connect: apps that act for a user who consented, or for the account that registered them. The protocol
 * is Spring Security's authorization server; storage, registration, pages and the detection of reused tokens are here.
 */
@NullMarked
package io.candela.auth.oauth;

import org.jspecify.annotations.NullMarked;
