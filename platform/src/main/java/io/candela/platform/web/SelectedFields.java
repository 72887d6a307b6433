package io.candela.platform.web;

import io.candela.platform.problem.InvalidParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Leaves of the entries of a list what {@code fields} names. Names that nobody knows are refused before anything is done. */
@RestControllerAdvice
@Order(SelectedFields.AFTER_THE_LINK)
class SelectedFields implements HandlerInterceptor, ResponseBodyAdvice<Object> {
    static final int AFTER_THE_LINK = 1;

    private static final String CHOSEN = SelectedFields.class.getName();

    private final JsonMapper mapper;

    SelectedFields(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String fields = request.getParameter(ListFields.PARAMETER);
        if (fields != null && handler instanceof HandlerMethod method) {
            choose(request, fields, ListFields.of(method.getMethod()));
        }
        return true;
    }

    private static void choose(HttpServletRequest request, String fields, List<String> all) {
        if (all.isEmpty()) {
            return; // It is some other parameter, or none, which is refused elsewhere.
        }
        List<String> chosen = List.of(fields.split(",", -1));
        List<String> unknown =
                chosen.stream().filter(name -> !all.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new InvalidParameter(
                    ListFields.PARAMETER, "there is no field '%s' here".formatted(String.join("', '", unknown)), all);
        }
        request.setAttribute(CHOSEN, chosen);
    }

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
        Object chosen = request instanceof ServletServerHttpRequest servlet
                ? servlet.getServletRequest().getAttribute(CHOSEN)
                : null;
        return chosen instanceof List<?> names && body instanceof Paged ? only(names, body) : body;
    }

    private JsonNode only(List<?> chosen, Object page) {
        List<String> names = chosen.stream().map(String::valueOf).toList();
        // By way of its text, since some of it may be kept as such.
        JsonNode tree = mapper.readTree(mapper.writeValueAsBytes(page));
        tree.path(ListFields.ENTRIES).forEach(entry -> ((ObjectNode) entry).retain(names));
        return tree;
    }
}
