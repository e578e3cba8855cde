/** Most addresses in one list. */
export const maxListedAddresses = 200;

/** Most bytes of a WordPress export; ten thousand posts of ordinary length need about half of it. */
export const maxWordpressBytes = 100 * 1024 * 1024;

/** Most bytes of a feed. */
export const maxFeedBytes = 5 * 1024 * 1024;

/** Of a longer feed the first ones are taken, which are the newest. */
export const maxFeedItems = 200;

/** Feeds that one workspace may watch at the same time. */
export const maxWatchedFeeds = 50;

/** Items that are chosen one by one; more are chosen by "all that are listed". */
export const maxChosenItems = 200;
