package io.candela.local.launcher;

import io.candela.contracts.Environment;
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
    private @Nullable Market market;

    /** Where the market comes from. */
    static final class Market {
        @Option(names = "--replay", description = "plays the recorded tape of trades (the default)")
        @SuppressWarnings("UnusedVariable") // it is what happens when nothing is said
        private boolean replay;

        @Option(
                names = "--sandbox",
                description =
                        "simulates three exchanges with twenty instruments, and listens to them over their protocols")
        private boolean sandbox;
    }

    @Option(
            names = "--speed",
            paramLabel = "N|max",
            defaultValue = "600",
            description = "how many times faster than recorded (default: ${DEFAULT-VALUE})")
    private String speed = "";

    @Option(names = "--shift", description = "moves the recorded times so that the tape ends now")
    private boolean shift;

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
            Environment environment = market != null && market.sandbox ? Environment.SANDBOX : Environment.REPLAY;
            return new Options(
                    environment,
                    speed,
                    shift,
                    ephemeral,
                    tracing,
                    tls == null ? null : Tls.of(tls.get(0), tls.get(1)),
                    portOffset);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
