package io.candela.auth.audit;

import io.candela.platform.identity.Caller;
import io.candela.platform.identity.IdentityHeader;
import io.candela.platform.json.RecordJson;
import io.candela.platform.problem.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Tells the database, at the beginning of each transaction of a request, on whose behalf it acts. */
@Component
class ActorOfTransaction implements TransactionExecutionListener {
    private static final Logger log = LoggerFactory.getLogger(ActorOfTransaction.class);

    // The transaction manager is made before what uses the database.
    private final ObjectProvider<JdbcClient> jdbc;

    ActorOfTransaction(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null
                && !transaction.isReadOnly()
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            tell(actor(attributes.getRequest()));
        }
    }

    private void tell(Actor actor) {
        try {
            jdbc.getObject()
                    .sql("select set_config('candela.actor', ?, true)")
                    .param(RecordJson.mapper().writeValueAsString(actor))
                    .query()
                    .singleValue();
        } catch (DataAccessException broken) {
            // Thrown from here, it would leave the connection with the thread for good. No statement of a transaction
            // that has had an error succeeds, so that nothing is changed in nobody's name.
            log.atDebug().setCause(broken).log("A transaction broke at its beginning");
        }
    }

    private static Actor actor(HttpServletRequest request) {
        Caller caller =
                request.getAttribute(Caller.class.getName()) instanceof Caller known ? known : Caller.anonymous();
        // Somebody at the pages has no credential yet, but may have signed in.
        String account = caller.credentialId() == null
                        && SecurityContextHolder.getContext().getAuthentication()
                                instanceof UsernamePasswordAuthenticationToken signedIn
                ? signedIn.getName()
                : caller.account();
        return new Actor(
                account, caller.credentialId(), request.getHeader(IdentityHeader.ADDRESS), RequestId.of(request), null);
    }
}
