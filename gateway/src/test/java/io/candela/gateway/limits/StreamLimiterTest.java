package io.candela.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.candela.contracts.Credential;
import io.candela.contracts.Plan;
import io.candela.gateway.credentials.Credentials;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StreamLimiterTest {
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Credential ANN = Credentials.active("ann", Credentials.key(), "pair", "stream");
    private static final Credential BOB = Credentials.active("bob", Credentials.key(), "pair", "stream");

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Memory memory = new Memory();
    private final StreamLimiter here = limiter();
    private final StreamLimiter elsewhere = limiter();
    private int most = 2;

    @Test
    void anAccountMayOpenAsManyAsItsPlanAllowsAtAllGatewaysTogether() {
        admit(here, ANN);
        admit(elsewhere, ANN);
        refuse(here, ANN);
        refuse(elsewhere, ANN);
        admit(here, BOB);
    }

    @Test
    void itIsKnownHowManyAreOpenAtAllGatewaysOrElseHere() {
        admit(here, ANN);
        admit(elsewhere, ANN);
        assertThat(here.open(ANN).toCompletableFuture()).isCompletedWithValue(2);
        assertThat(here.open(BOB).toCompletableFuture()).isCompletedWithValue(0);
        memory.away = true;
        assertThat(here.open(ANN).toCompletableFuture()).isCompletedWithValue(1);
    }

    @Test
    void keysOfOneAccountCountTogether() {
        Credential another = new Credential(
                "another",
                ANN.kind(),
                "hash",
                ANN.account(),
                ANN.plan(),
                ANN.scopes(),
                ANN.mode(),
                ANN.addressRanges(),
                ANN.status(),
                null,
                1,
                ANN.updatedAt());
        admit(here, ANN);
        admit(here, another);
        refuse(here, another);
    }

    @Test
    void aPlaceThatIsLeftIsFreeAtOnceAndOnlyOnce() {
        StreamPlace place = admit(here, ANN);
        admit(elsewhere, ANN);
        place.leave();
        place.leave();
        admit(elsewhere, ANN);
        refuse(here, ANN);
    }

    @Test
    void aRefusalSaysWhatThePlanAllowsAndWhenToComeBack() {
        most = 1;
        admit(here, ANN);
        assertThat(ask(here, ANN)).isInstanceOfSatisfying(StreamAdmission.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("too-many-streams");
            assertThat(refused.refusal().detail()).contains("'pair' allows 1 open stream.");
            assertThat(refused.refusal().headers()).containsEntry("Retry-After", "10");
        });
    }

    @Test
    void aPlanWithoutStreamsAllowsNone() {
        most = 0;
        refuse(here, ANN);
        assertThat(memory.taken).isEmpty();
    }

    @Test
    void aSmallerPlanHoldsForTheNextStream() {
        StreamPlace first = admit(here, ANN);
        StreamPlace second = admit(here, ANN);
        most = 1;
        refuse(here, ANN);
        first.leave();
        refuse(here, ANN);
        second.leave();
        admit(here, ANN);
    }

    @Test
    void whileThereIsNoAnswerEachGatewayCountsItsOwn() {
        admit(here, ANN);
        memory.away = true;
        admit(here, ANN);
        refuse(here, ANN);
        admit(elsewhere, ANN);
        admit(elsewhere, ANN);
        refuse(elsewhere, ANN);
        assertThat(count("admitted", "replica")).isEqualTo(3);
        assertThat(count("admitted", "shared")).isEqualTo(1);
    }

    @Test
    void afterwardsAllAreToldWhatWasOpenedInTheMeantime() {
        memory.away = true;
        StreamPlace place = admit(here, ANN);
        admit(here, ANN);
        memory.away = false;
        here.renew();
        refuse(elsewhere, ANN);
        place.leave();
        admit(elsewhere, ANN);
    }

    @Test
    void aPlaceThatWasLeftIsNotRenewed() {
        admit(here, ANN).leave();
        here.renew();
        assertThat(memory.taken).isEmpty();
        assertThat(memory.renewed).isEmpty();
    }

    @Test
    void anAnswerThatComesTooLateTakesNoPlace() {
        admit(here, ANN);
        admit(here, ANN);
        most = 3;
        memory.late = true;
        // One more is admitted for want of an answer, and is that one.
        StreamPlace place = admit(here, ANN);
        assertThat(memory.of(ANN)).hasSize(3);
        memory.late = false;
        place.leave();
        assertThat(memory.of(ANN)).hasSize(2);
    }

    @Test
    void whoIsRefusedForWantOfAnAnswerTakesNoPlace() {
        most = 1;
        memory.late = true;
        List<CompletableFuture<StreamAdmission>> both =
                List.of(here.admit(ANN).toCompletableFuture(), here.admit(ANN).toCompletableFuture());
        memory.answers.forEach(answer -> answer.completeExceptionally(new IllegalStateException("late")));
        assertThat(both.stream().map(CompletableFuture::join).filter(StreamAdmission.Admitted.class::isInstance))
                .hasSize(1);
        assertThat(memory.of(ANN)).hasSize(1);
    }

    private double count(String outcome, String places) {
        return metrics.counter("candela.gateway.limits.streams", "outcome", outcome, "places", places)
                .count();
    }

    private StreamLimiter limiter() {
        return new StreamLimiter(memory, _ -> new Plan("pair", 1, 1, 1, most, 1, 1), LEASE, new PlaceMetrics(metrics));
    }

    private StreamPlace admit(StreamLimiter limiter, Credential credential) {
        return ((StreamAdmission.Admitted) ask(limiter, credential)).place();
    }

    private void refuse(StreamLimiter limiter, Credential credential) {
        assertThat(ask(limiter, credential)).isInstanceOf(StreamAdmission.Refused.class);
    }

    private StreamAdmission ask(StreamLimiter limiter, Credential credential) {
        CompletableFuture<StreamAdmission> admission = limiter.admit(credential).toCompletableFuture();
        memory.answers.forEach(answer -> answer.completeExceptionally(new IllegalStateException("late")));
        return admission.join();
    }

    /** Places that can be away, or do what they are told and answer too late. */
    private static final class Memory implements Places {
        private final Map<String, Set<String>> taken = new HashMap<>();
        private final Set<String> renewed = new TreeSet<>();
        private final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        private boolean away;
        private boolean late;

        @Override
        public CompletableFuture<Boolean> take(String account, String place, int most, Duration lease) {
            if (away) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            Set<String> places = taken.computeIfAbsent(account, _ -> new TreeSet<>());
            boolean free = places.size() < most && places.add(place);
            CompletableFuture<Boolean> answer =
                    late ? new CompletableFuture<>() : CompletableFuture.completedFuture(free);
            answers.add(answer);
            return answer;
        }

        @Override
        public CompletableFuture<Void> renew(String account, Collection<String> places, Duration lease) {
            if (!away) {
                taken.computeIfAbsent(account, _ -> new TreeSet<>()).addAll(places);
                renewed.addAll(places);
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Integer> taken(String account) {
            return away
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : CompletableFuture.completedFuture(
                            taken.getOrDefault(account, Set.of()).size());
        }

        @Override
        public CompletableFuture<Void> leave(String account, String place) {
            if (!away) {
                taken.computeIfPresent(account, (_, places) -> {
                    places.remove(place);
                    return places.isEmpty() ? null : places;
                });
            }
            return CompletableFuture.completedFuture(null);
        }

        private Set<String> of(Credential credential) {
            return taken.getOrDefault(credential.account(), Set.of());
        }
    }
}
