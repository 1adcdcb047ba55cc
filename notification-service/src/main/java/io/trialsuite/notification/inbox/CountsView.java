package io.trialsuite.notification.inbox;

/** The badge: not yet seen, and not yet read (seen or not); archived items count as neither. */
public record CountsView(long unseen, long unread) {}
