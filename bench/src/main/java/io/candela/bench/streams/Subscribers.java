package io.candela.bench.streams;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Very many subscribers, in a process of their own, which take what they get and count it. */
interface Subscribers extends Remote {
    String NAME = "subscribers";

    /**
     * Opens {@code count} streams more, by these openings in turn.
     *
     * @return the time until all stood
     */
    Duration open(List<Opening> openings, int count) throws RemoteException;

    /** The same, for some who read nothing any more once their stream stands. */
    Duration openDeaf(List<Opening> openings, int count) throws RemoteException;

    /** Closes all streams. */
    void close() throws RemoteException;

    /** How many streams are open. */
    int streams() throws RemoteException;

    /** How many frames have come since the beginning. */
    long frames() throws RemoteException;

    /** Of all frames since this was last asked, the nanoseconds between the sending of the trade and its coming. */
    Histogram latencies() throws RemoteException;
}
