package io.candela.gateway.problems;

/** What a stage decided about a request. */
public sealed interface Verdict {
    /** It may go on. */
    Verdict PASSED = new Passed();

    static Verdict refused(String code, String detail) {
        return new Refused(new Refusal(code, detail));
    }

    /** It may go on. */
    record Passed() implements Verdict {}

    /** It ends here. */
    record Refused(Refusal refusal) implements Verdict {}
}
