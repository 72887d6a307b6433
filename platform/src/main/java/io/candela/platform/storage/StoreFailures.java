package io.candela.platform.storage;

import io.candela.platform.problem.Problem;
import io.candela.platform.problem.Problems;
import io.candela.platform.problem.RequestId;
import io.candela.platform.problem.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers 503 while the database is away: what was asked for can be asked for again. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class StoreFailures {
    private static final Logger log = LoggerFactory.getLogger(StoreFailures.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        RecoverableDataAccessException.class,
        TransientDataAccessException.class,
        TransactionSystemException.class // a rollback that failed too hides why
    })
    ResponseEntity<ProblemDetail> unavailable(Exception failure, HttpServletRequest request) {
        log.atWarn().addKeyValue("reason", failure.getMessage()).log("The database did not answer");
        Problem problem =
                new Unavailable("What is kept in the database cannot be read or changed at the moment.", RETRY_AFTER);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.complete(problem.getBody(), request.getRequestURI(), RequestId.of(request)));
    }
}
