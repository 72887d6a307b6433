package io.candela.auth.oauth;

/** The paths of OAuth, the same at the gateway as here. */
final class Endpoints {
    static final String AUTHORIZE = "/oauth2/authorize";
    static final String LOGIN = "/oauth2/login";
    static final String CONSENT = "/oauth2/consent";
    static final String TOKEN = "/oauth2/token";
    static final String REVOKE = "/oauth2/revoke";
    static final String INTROSPECT = "/oauth2/introspect";
    static final String REGISTER = "/oauth2/register";
    static final String KEYS = "/.well-known/jwks.json";
    static final String METADATA = "/.well-known/oauth-authorization-server";
    static final String DISCOVERY = "/.well-known/openid-configuration";

    /** Where the cookies of the pages go. */
    static final String PAGES = "/oauth2";

    private Endpoints() {}
}
