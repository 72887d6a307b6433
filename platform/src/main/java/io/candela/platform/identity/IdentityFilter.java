package io.candela.platform.identity;

import io.candela.platform.problem.Problem;
import io.candela.platform.problem.Problems;
import io.candela.platform.problem.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets nothing in that does not come through a gateway or from a service that may call this one. */
final class IdentityFilter extends OncePerRequestFilter {
    private final CallerTokens tokens;
    private final JsonMapper mapper;

    IdentityFilter(CallerTokens tokens, JsonMapper mapper) {
        this.tokens = tokens;
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        String token = request.getHeader(IdentityHeader.NAME);
        Optional<Caller> caller = token == null ? Optional.empty() : tokens.verify(token);
        if (caller.isPresent()) {
            request.setAttribute(Caller.class.getName(), caller.get());
            chain.doFilter(request, response);
        } else {
            refuse(request, response, token);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, @Nullable String token)
            throws IOException {
        Problem problem = token == null ? new MissingIdentity() : new InvalidIdentity();
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        // RFC 9110 wants a challenge with every 401.
        response.setHeader("WWW-Authenticate", IdentityHeader.NAME);
        mapper.writeValue(
                response.getOutputStream(),
                Problems.complete(problem.getBody(), request.getRequestURI(), RequestId.of(request)));
    }
}
