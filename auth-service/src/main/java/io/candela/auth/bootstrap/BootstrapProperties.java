package io.candela.auth.bootstrap;

import io.candela.auth.keys.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys that exist from the start on.
 *
 * @param bootstrap one entry for each
 */
@ConfigurationProperties("candela.auth")
record BootstrapProperties(@DefaultValue List<Entry> bootstrap) {
    /**
     * A key that an operator hands over.
     *
     * @param name tells the key from the others: it stays when the key in the file changes
     * @param account e-mail address of its account, which is made if it is not there
     * @param plan that the account is on
     * @param scopes what the key may do
     * @param keyFile holds the key and nothing else
     */
    record Entry(String name, String account, String plan, NavigableSet<String> scopes, Path keyFile) {
        Entry {
            for (String scope : scopes) {
                if (Scope.parse(scope).isEmpty()) {
                    throw new IllegalArgumentException("Bootstrap entry '%s': '%s' is no scope".formatted(name, scope));
                }
            }
        }
    }
}
