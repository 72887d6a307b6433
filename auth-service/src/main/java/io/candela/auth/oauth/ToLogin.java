package io.candela.auth.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends users who are not signed in to the login page. The query goes along, and back with them afterwards: nothing need be
 * kept meanwhile, and they can be sent nowhere else. Locations are relative, as this service does not know its own address.
 */
final class ToLogin implements AuthenticationEntryPoint {
    private static final Set<String> PAGES = Set.of(Endpoints.AUTHORIZE, Endpoints.CONSENT);

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        if (PAGES.contains(request.getRequestURI())) {
            redirect(request, response);
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"candela\"");
        }
    }

    static void redirect(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, withQuery(Endpoints.LOGIN, request));
    }

    static String withQuery(String path, HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? path : path + '?' + query;
    }
}
