package io.candela.auth.idempotency;

import io.candela.auth.idempotency.Standing.CarriedOut;
import io.candela.contracts.Sha256;
import io.candela.platform.identity.Caller;
import io.candela.platform.identity.IdentityHeader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Carries out a POST with an {@code Idempotency-Key} and keeps its answer in one transaction, or answers as before. Only
 * what succeeded is kept: a refusal has changed nothing, so that the same request can be tried again once its cause is
 * gone.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    /** Says that an answer was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final List<String> KEPT = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION);

    private final IdempotentAnswers answers;
    private final PlatformTransactionManager transactions;
    private final HandlerExceptionResolver problems;
    private final IdempotencyProperties properties;
    private final InstantSource clock;
    private final Turns known;
    private final Turns anonymous;

    IdempotencyFilter(
            IdempotentAnswers answers,
            PlatformTransactionManager transactions,
            HandlerExceptionResolver problems,
            IdempotencyProperties properties,
            InstantSource clock) {
        this.answers = answers;
        this.transactions = transactions;
        this.problems = problems;
        this.properties = properties;
        this.clock = clock;
        this.known = new Turns(properties.atOnce(), properties.patience());
        this.anonymous = new Turns(properties.atOnce(), properties.patience());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(IdempotencyKey.HEADER) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            String id = id(request);
            ReadRequest read = new ReadRequest(request);
            Turns turns = callerOf(request).equals(Caller.anonymous()) ? anonymous : known;
            try (Turns.Turn _ = turns.take()) {
                inTransaction(id, read, new ContentCachingResponseWrapper(response), chain);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServletException(e);
        } catch (RuntimeException problem) {
            // As if a handler had thrown it: one place says what callers are told.
            if (response.isCommitted() || problems.resolveException(request, response, null, problem) == null) {
                throw problem;
            }
        }
    }

    private void inTransaction(
            String id, ReadRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        boolean changed = false;
        try {
            changed = answer(id, request, response, chain);
        } finally {
            if (!changed) {
                transactions.rollback(transaction);
            }
        }
        if (changed) {
            transactions.commit(transaction);
        }
        response.copyBodyToResponse();
    }

    /** Whether there is anything to commit. */
    private boolean answer(String id, ReadRequest request, ContentCachingResponseWrapper response, FilterChain chain)
            throws ServletException, IOException {
        if (!answers.take(id)) {
            throw new IdempotencyKeyInUse();
        }
        Instant now = clock.instant();
        byte[] fingerprint = request.fingerprint();
        return switch (Standing.of(answers.find(id).orElse(null), fingerprint, now)) {
            case Standing.Repeated repeated -> {
                replay(repeated.answer(), response);
                yield false;
            }
            case Standing.Reused reused -> throw new IdempotencyKeyReused();
            case Standing.Fresh fresh -> {
                chain.doFilter(request, response);
                boolean succeeded = response.getStatus() < 300;
                if (succeeded) {
                    answers.keep(id, new CarriedOut(fingerprint, answerOf(response), now.plus(properties.kept())));
                }
                yield succeeded;
            }
        };
    }

    private static KeptAnswer answerOf(ContentCachingResponseWrapper response) {
        Map<String, String> headers = new HashMap<>();
        for (String name : KEPT) {
            String value = response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new KeptAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    private static void replay(KeptAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(answer.body());
    }

    /**
     * A key belongs to the credential that sent it: another one of the same account must not be shown a secret that it
     * may not have. Who has no credential is told from others by address; the answer is theirs alone who know the body,
     * with the password in it.
     */
    private static String id(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
        IdempotencyKey key = headers.size() == 1
                ? IdempotencyKey.parse(headers.getFirst()).orElseThrow(InvalidIdempotencyKey::new)
                : null;
        if (key == null) {
            throw new InvalidIdempotencyKey();
        }
        Caller caller = callerOf(request);
        String sender = caller.credentialId() == null
                ? "from " + request.getHeader(IdentityHeader.ADDRESS)
                : caller.credentialId();
        return Sha256.of(caller.account() + '\n' + sender + '\n' + key.text());
    }

    private static Caller callerOf(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : Caller.anonymous();
    }
}
