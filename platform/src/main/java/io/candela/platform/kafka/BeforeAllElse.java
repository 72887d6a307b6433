package io.candela.platform.kafka;

import org.springframework.context.SmartLifecycle;

/** Runs a check once, before anything consumes or serves; its failure stops the start. */
final class BeforeAllElse implements SmartLifecycle {
    private final Runnable check;
    private volatile boolean done;

    BeforeAllElse(Runnable check) {
        this.check = check;
    }

    @Override
    public void start() {
        check.run();
        done = true;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
