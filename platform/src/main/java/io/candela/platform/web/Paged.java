package io.candela.platform.web;

/** An answer that is one page of a list; its next page is announced in a {@code Link} header (RFC 8288) too. */
public interface Paged {
    Position page();
}
