package io.candela.auth.usage;

/** How many requests, and what they cost together. */
record Sum(long requests, long credits) {
    static final Sum NONE = new Sum(0, 0);

    Sum plus(Sum other) {
        return new Sum(requests + other.requests, credits + other.credits);
    }
}
