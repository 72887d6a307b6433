package io.candela.auth.oauth;

import io.candela.contracts.Sha256;
import io.candela.platform.web.OtherParameters;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page that asks a user whether an app may act for them. What it shows is what was stored, not what the address says. */
@Hidden
@RestController
class ConsentController {
    private final Grants grants;
    private final Clients clients;
    private final AuthorizationRequests requests;

    ConsentController(Grants grants, Clients clients, AuthorizationRequests requests) {
        this.grants = grants;
        this.clients = clients;
        this.requests = requests;
    }

    @GetMapping(Endpoints.CONSENT)
    ResponseEntity<String> page(HttpServletRequest request, @RequestParam String state, OtherParameters query) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        Grant grant = grants.find(Sha256.of(state))
                .map(Grant.Shown::grant)
                .filter(Grant::pending)
                .filter(found -> user != null && found.account().equals(user.getName()))
                .orElse(null);
        Client client = grant == null ? null : clients.find(grant.client()).orElse(null);
        if (grant == null || client == null || grant.request() == null) {
            return HtmlPage.of(HttpStatus.GONE, "Nothing to decide", """
                    <p>This request is too old, or was decided already. Go back to the app and start again.</p>
                    """, "");
        }
        URI target = URI.create(requests.redirectUri(grant.request()));
        return HtmlPage.of(
                HttpStatus.OK, "Allow " + client.name() + "?", form(client, grant, state, target), origin(target));
    }

    private static String form(Client client, Grant grant, String state, URI target) {
        String hidden = """
                <input type="hidden" name="client_id" value="%s">
                <input type="hidden" name="state" value="%s">
                """.formatted(HtmlPage.escape(client.id()), HtmlPage.escape(state));
        return """
                <p>The app <strong>%1$s</strong> asks to act for your account. It may:</p>
                <form method="post" action="%2$s">
                %3$s
                <ul>
                %4$s</ul>
                <p>Take away what it should not do. You will be sent to <strong>%5$s</strong>. Anyone can give an app any name:
                allow it only if you have just come from there.</p>
                <button>Allow</button>
                </form>
                <form method="post" action="%2$s">
                %3$s
                <button class="other">Do not allow</button>
                </form>
                """.formatted(
                        HtmlPage.escape(client.name()),
                        Endpoints.AUTHORIZE,
                        hidden,
                        grant.scopes().stream().map(ConsentController::choice).collect(Collectors.joining()),
                        HtmlPage.escape(origin(target)));
    }

    private static String choice(String scope) {
        if (scope.equals(OidcScopes.OPENID)) {
            return """
                    <li><input type="hidden" name="scope" value="%s">%s (%1$s)</li>
                    """.formatted(scope, HtmlPage.escape(GrantableScopes.inWords(scope)));
        }
        return """
                <li><label><input type="checkbox" name="scope" value="%1$s" checked> %2$s (%1$s)</label></li>
                """.formatted(HtmlPage.escape(scope), HtmlPage.escape(GrantableScopes.inWords(scope)));
    }

    private static String origin(URI target) {
        return target.getRawAuthority() == null
                ? target.getScheme() + ":"
                : target.getScheme() + "://" + target.getRawAuthority();
    }
}
