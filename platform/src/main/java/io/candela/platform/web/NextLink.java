package io.candela.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.util.UriComponentsBuilder;

/** Announces the next page in a {@code Link} header. */
@RestControllerAdvice
@Order(NextLink.WHILE_IT_IS_A_PAGE)
class NextLink implements ResponseBodyAdvice<Object> {
    static final int WHILE_IT_IS_A_PAGE = 0;

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter type,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        String next = body instanceof Paged paged ? paged.page().next() : null;
        if (next != null) {
            String target = UriComponentsBuilder.fromUri(request.getURI())
                    .scheme(null)
                    .host(null)
                    .port(null)
                    .replaceQueryParam("cursor", next)
                    .build(true)
                    .toUriString();
            response.getHeaders().set(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(target));
        }
        return body;
    }
}
