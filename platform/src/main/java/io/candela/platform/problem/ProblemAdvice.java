package io.candela.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns whatever a handler throws into problem details. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleAnythingElse(Exception failure, WebRequest request) throws Exception {
        if (hasBegun(request)) {
            // It must not end as if it were whole: what nobody handles makes the server break the connection off.
            throw failure;
        }
        log.atError().setCause(failure).log("A request failed");
        return handleExceptionInternal(
                failure, Problems.internalError(), new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        InvalidParameter problem = NestedExceptionUtils.getMostSpecificCause(mismatch) instanceof Unacceptable value
                ? new InvalidParameter(List.of(new ProblemError(name, null, value.reason(), value.allowed())))
                : new InvalidParameter(name, "'%s' cannot be understood here".formatted(mismatch.getValue()));
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        InvalidParameter problem = new InvalidParameter(missing.getParameterName(), "is required");
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        InvalidParameter problem = new InvalidParameter(invalid.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> ProblemError.parameter(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                String.valueOf(error.getDefaultMessage()))))
                .toList());
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<ProblemError> errors = invalid.getFieldErrors().stream()
                .map(error -> ProblemError.field(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList();
        InvalidBody problem = new InvalidBody("The body has fields that are not right.", errors);
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        InvalidBody problem = switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                new InvalidBody(path(unknown), "is not a field of this request");
            case DatabindException wrong
            when !wrong.getPath().isEmpty() ->
                new InvalidBody(path(wrong), "has a value that cannot be understood here");
            case null, default -> new InvalidBody("The body is not readable JSON.", List.of());
        };
        return handleErrorResponseException(problem, problem.getHeaders(), problem.getStatusCode(), request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail detail ? detail : ProblemDetail.forStatus(status);
        HttpServletRequest http = ((ServletWebRequest) request).getRequest();
        headers = new HttpHeaders(headers);
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(
                Problems.complete(problem, http.getRequestURI(), RequestId.of(http)), headers, status);
    }

    private static boolean hasBegun(WebRequest request) {
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        return response != null && response.isCommitted();
    }

    /** As callers would write it: {@code outer.inner[0]}. */
    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        failure.getPath().forEach(reference -> {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        });
        return path.toString();
    }
}
