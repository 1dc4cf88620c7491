/** A platform for the demo starts this much in the past, so that what has happened is recorded when it happened. */
export const demoHistoryMs = 16 * 24 * 60 * 60_000;
