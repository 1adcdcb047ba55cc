package io.trialsuite.consent.requests;

/** Hears of requests that everybody has signed who must, in the transaction in which the last one did. */
public interface CompletionListener {

    void completed(RequestRef request);
}
