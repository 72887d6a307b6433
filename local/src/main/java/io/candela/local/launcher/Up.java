package io.candela.local.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts an instance and stays with it until it is told to end. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Builds what has changed and starts Candela; Ctrl-C stops it.",
        footer = {
            "",
            "With --detach the command returns when Candela is ready, and ./candela down stops it.",
            "With --no-build it starts what was built last."
        })
final class Up implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final HomeOption home = new HomeOption();

    @ArgGroup
    private @Nullable MarketOption market;

    /** Where the market comes from. */
    static final class MarketOption {
        @Option(
                names = "--sandbox",
                description = "simulates three exchanges with twenty coins and the euro, and listens to them over their"
                        + " protocols (the default)")
        @SuppressWarnings("UnusedVariable") // it is what happens when nothing is said
        private boolean sandbox;

        @ArgGroup(exclusive = false)
        private @Nullable ReplayOption replay;

        @Option(
                names = "--live",
                split = ",",
                paramLabel = "VENUE",
                description = "listens to real exchanges: coinbase, kraken, binance, bitstamp")
        private @Nullable List<String> live;

        Market market() {
            if (live != null) {
                return new Market.Live(live);
            }
            return replay == null ? new Market.Sandbox() : new Market.Replay(replay.speed, replay.shift);
        }
    }

    /** A recording, and how it is played. */
    static final class ReplayOption {
        @Option(names = "--replay", required = true, description = "plays the recorded tape of trades")
        @SuppressWarnings("UnusedVariable") // the group is there or not
        private boolean replay;

        @Option(
                names = "--speed",
                paramLabel = "N|max",
                defaultValue = Market.Replay.USUAL_SPEED,
                description = "how many times faster than recorded (default: ${DEFAULT-VALUE})")
        private String speed = "";

        @Option(names = "--shift", description = "moves the recorded times so that the tape ends now")
        private boolean shift;
    }

    @Option(names = "--ephemeral", description = "keeps no data")
    private boolean ephemeral;

    @Option(names = "--tracing", description = "starts Zipkin too, and sends it every trace")
    private boolean tracing;

    @Option(
            names = "--tls",
            arity = "2",
            paramLabel = "FILE",
            description = "speaks TLS with a certificate for localhost and its private key, two files in PEM")
    private @Nullable List<Path> tls;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "is added to every port, for a second instance (default: ${DEFAULT-VALUE})")
    private int portOffset;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new Instance(Root.folder(), home.home(), options(), new Report(System.out)).run();
    }

    private Options options() {
        try {
            return new Options(
                    market == null ? new Market.Sandbox() : market.market(),
                    ephemeral,
                    tracing,
                    tls == null ? null : Tls.of(tls.get(0), tls.get(1)),
                    portOffset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
