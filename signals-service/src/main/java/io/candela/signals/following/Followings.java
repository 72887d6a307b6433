package io.candela.signals.following;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** All followers at work, each on a thread of its own. */
final class Followings implements SmartLifecycle {
    private final List<Following> followings;

    Followings(List<Following> followings) {
        this.followings = List.copyOf(followings);
    }

    @Override
    public void start() {
        followings.forEach(Following::start);
    }

    @Override
    public void stop() {
        followings.forEach(Following::stop);
    }

    @Override
    public boolean isRunning() {
        return followings.stream().anyMatch(Following::isRunning);
    }
}
