package io.candela.auth.oauth;

import io.candela.contracts.Credential.Kind;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.OAuth2AuthorizationEndpointFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Sets the authorization server up. Its filters see the paths of OAuth and no others: everything else goes by the gateway's
 * identity, as before.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuthProperties.class)
class OAuthConfiguration {
    @Bean
    SigningKeys signingKeys(OAuthProperties properties, InstantSource clock) {
        return new SigningKeys(properties.signingKeysFile(), properties.answerKeysFile(), clock);
    }

    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(List::getFirst);
        return encoder;
    }

    @Bean
    @Order(3)
    PublishedCredentials publishedGrants(JdbcClient jdbc) {
        return new PublishedCredentials(jdbc, "oauth_grants", Kind.GRANT);
    }

    @Bean
    @Order(4)
    PublishedCredentials publishedClients(JdbcClient jdbc) {
        return new PublishedCredentials(jdbc, "oauth_clients", Kind.OAUTH_CLIENT);
    }

    @Bean
    PasswordEncoder clientSecretHashes() {
        return new ClientSecretHashes();
    }

    @Bean
    OAuth2AuthorizationConsentService consents() {
        return new AskedEachTime();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(OAuthProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .authorizationEndpoint(Endpoints.AUTHORIZE)
                .tokenEndpoint(Endpoints.TOKEN)
                .tokenRevocationEndpoint(Endpoints.REVOKE)
                .tokenIntrospectionEndpoint(Endpoints.INTROSPECT)
                .jwkSetEndpoint(Endpoints.KEYS)
                .build();
    }

    @Bean
    SecurityFilterChain oauth(HttpSecurity http, Sessions sessions, OAuthProperties properties) {
        Metadata metadata = new Metadata(properties);
        return http.securityMatcher(
                        Endpoints.AUTHORIZE,
                        Endpoints.LOGIN,
                        Endpoints.CONSENT,
                        Endpoints.TOKEN,
                        Endpoints.REVOKE,
                        Endpoints.INTROSPECT,
                        Endpoints.KEYS,
                        Endpoints.METADATA,
                        Endpoints.DISCOVERY)
                .oauth2AuthorizationServer(server -> server.authorizationEndpoint(endpoint -> endpoint.consentPage(
                                        properties.url(Endpoints.CONSENT))
                                .authenticationProviders(providers -> providers.forEach(provider -> {
                                    if (provider
                                            instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
                                        requests.setAuthorizationConsentRequired(_ -> true);
                                    }
                                })))
                        .authorizationServerMetadataEndpoint(endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                described -> described.claims(metadata::complete)))
                        .oidc(oidc ->
                                oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                                        described -> described.claims(metadata::complete))))
                        .withObjectPostProcessor(new WithoutSessions()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(Endpoints.LOGIN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterAfter(new SessionFilter(sessions), SecurityContextHolderFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(properties)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new ToLogin())
                        .accessDeniedHandler((request, response, denied) -> ToLogin.redirect(request, response)))
                // The pages say for themselves what they may run, and the gateway says the rest.
                .headers(headers -> headers.frameOptions(frames -> frames.disable())
                        .xssProtection(protection -> protection.disable())
                        .contentTypeOptions(options -> options.disable()))
                .build();
    }

    private static CookieCsrfTokenRepository csrfTokens(OAuthProperties properties) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("candela_form");
        tokens.setCookieCustomizer(cookie -> cookie.path(Endpoints.PAGES)
                .httpOnly(true)
                .secure(properties.secure())
                .sameSite("Lax"));
        return tokens;
    }

    /** The authorization server would begin a session for each use of OpenID Connect, which another replica would not know. */
    private static final class WithoutSessions implements ObjectPostProcessor<OAuth2AuthorizationEndpointFilter> {
        @Override
        public <O extends OAuth2AuthorizationEndpointFilter> O postProcess(O filter) {
            filter.setSessionAuthenticationStrategy((authentication, request, response) -> {});
            return filter;
        }
    }
}
