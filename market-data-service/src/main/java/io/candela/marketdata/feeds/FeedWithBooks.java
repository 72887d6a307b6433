package io.candela.marketdata.feeds;

/** Runs a feed, and beside it, for as long, what follows its venue's books. */
final class FeedWithBooks implements Runnable {
    private final String name;
    private final Runnable feed;
    private final Runnable books;

    FeedWithBooks(String name, Runnable feed, Runnable books) {
        this.name = name;
        this.feed = feed;
        this.books = books;
    }

    @Override
    public void run() {
        Thread beside = Thread.ofVirtual().name("books-" + name).start(books);
        try {
            feed.run();
        } finally {
            beside.interrupt();
            join(beside);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
