package io.candela.auth.oauth;

import io.candela.auth.accounts.SignIn;
import io.candela.auth.accounts.SignIn.Outcome;
import io.candela.platform.web.OtherParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page on which users sign in, on their way to consent to something. */
@Hidden
@RestController
class LoginController {
    private static final String TITLE = "Sign in";

    private final SignIn signIn;
    private final Sessions sessions;

    LoginController(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping(Endpoints.LOGIN)
    ResponseEntity<String> page(HttpServletRequest request, OtherParameters query) {
        return page(HttpStatus.OK, request, "");
    }

    @PostMapping(Endpoints.LOGIN)
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            @RequestParam String email,
            @RequestParam String password,
            OtherParameters query)
            throws InterruptedException {
        return switch (signIn.check(email, password)) {
            case Outcome.SignedIn(var account) ->
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, ToLogin.withQuery(Endpoints.AUTHORIZE, request))
                        .header(HttpHeaders.SET_COOKIE, sessions.begin(account).toString())
                        .cacheControl(CacheControl.noStore())
                        .build();
            case Outcome.Refused _ ->
                page(HttpStatus.UNAUTHORIZED, request, "The e-mail address or the password is not right.");
            case Outcome.Busy _ ->
                page(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        request,
                        "Many are signing in at the moment. Try again in a few seconds.");
        };
    }

    private static ResponseEntity<String> page(HttpStatus status, HttpServletRequest request, String complaint) {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return HtmlPage.of(
                status,
                TITLE,
                """
                %s
                <form method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <label for="email">E-mail address</label>
                <input id="email" name="email" type="email" autocomplete="username" required>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button>Sign in</button>
                </form>
                """.formatted(
                        complaint.isEmpty()
                                ? ""
                                : "<p class=\"wrong\" role=\"alert\">%s</p>".formatted(HtmlPage.escape(complaint)),
                        HtmlPage.escape(ToLogin.withQuery(Endpoints.LOGIN, request)),
                        HtmlPage.escape(token.getParameterName()),
                        HtmlPage.escape(token.getToken())),
                "");
    }
}
