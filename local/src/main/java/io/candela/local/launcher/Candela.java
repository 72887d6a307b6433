package io.candela.local.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the script {@code candela}, which builds first what is to be run. */
@Command(
        name = "candela",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs Candela on this machine.",
        subcommands = {
            Up.class,
            Down.class,
            Status.class,
            Restart.class,
            RotateKeys.class,
            Train.class,
            Init.class,
            Databases.class
        })
public final class Candela {

    private Candela() {}

    /** Runs one command; its exit code is 0 if it did what was asked. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Candela());
    }
}
