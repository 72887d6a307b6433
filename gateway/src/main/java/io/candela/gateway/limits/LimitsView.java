package io.candela.gateway.limits;

import io.candela.contracts.Plan;
import io.candela.gateway.routes.Access;
import io.candela.gateway.routes.EdgeRoute;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may do, and what is left of it.
 *
 * @param shared whether the numbers are those of all gateways; if not, of the one that answers
 */
record LimitsView(
        String plan, List<Limit> limits, boolean shared, Streams streams, int historyDays, List<Route> routes) {

    /** What {@code spent} left of its caller's limits: the same that the headers of the answer say. */
    static LimitsView of(Spent spent, int openStreams, List<Route> routes) {
        Plan plan = spent.quotas().plan();
        return new LimitsView(
                plan.id(),
                List.of(
                        Limit.of("key", spent.quotas().minute(), spent.minute(), spent.elsewhere()),
                        Limit.of("account", spent.quotas().day(), spent.day(), spent.elsewhere())),
                !spent.local(),
                new Streams(openStreams, plan.streams()),
                plan.historyDays(),
                routes);
    }

    /**
     * One limit.
     *
     * @param per whose it is: a key's own, or shared by all keys of an account
     * @param window in how many seconds the credits are given
     * @param burst how many can be saved up
     * @param remaining what is left
     * @param reset in how many seconds it is whole again
     */
    record Limit(String name, String per, long credits, long window, long burst, long remaining, long reset) {
        static Limit of(String per, Quota quota, Taken taken, long elsewhere) {
            return new Limit(
                    quota.name(),
                    per,
                    quota.credits(),
                    quota.window().toSeconds(),
                    quota.burst(),
                    LimitHeaders.promised(quota, taken, elsewhere),
                    LimitHeaders.seconds(taken.untilFull()));
        }
    }

    /** Streams that are open at once. */
    record Streams(int open, int allowed) {}

    /**
     * What a route costs.
     *
     * @param scope that it needs; absent for public routes, whose limit is that of the caller's address
     */
    record Route(
            String route,
            SortedSet<String> methods,
            int credits,
            @Nullable String scope) {
        static Route of(EdgeRoute route) {
            return new Route(
                    route.pattern(),
                    new TreeSet<>(route.methods()),
                    route.cost(),
                    route.access() instanceof Access.Scoped(var scope) ? scope : null);
        }
    }
}
