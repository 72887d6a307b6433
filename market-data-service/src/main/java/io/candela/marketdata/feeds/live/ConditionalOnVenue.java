package io.candela.marketdata.feeds.live;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A venue's feed is there where the market is not a recording and the venue is among those to listen to. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnVenue.OnVenue.class)
public @interface ConditionalOnVenue {
    String value();

    /** Looks at {@code candela.environment} and {@code candela.market-data.venues.listen-to}. */
    final class OnVenue extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, ?> attributes =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnVenue.class.getName()));
            String venue = String.valueOf(attributes.get("value"));
            Binder binder = Binder.get(context.getEnvironment());
            String environment =
                    binder.bind("candela.environment", String.class).orElse("replay");
            List<String> venues = binder.bind("candela.market-data.venues.listen-to", Bindable.listOf(String.class))
                    .orElse(VenueProperties.LISTEN_TO);
            boolean wanted = !environment.equals("replay") && venues.contains(venue);
            return new ConditionOutcome(wanted, venue + " is " + (wanted ? "" : "not ") + "listened to");
        }
    }
}
