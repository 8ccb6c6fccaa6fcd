// @ts-check
/**
 * Keys in, how long to wait after each for the next one out. A word looked up half-written costs a reader as much data as a
 * whole one, so who types slowly is waited for longer.
 */

/** The shortest and the longest wait, in milliseconds. */
const SHORTEST = 120;
const LONGEST = 400;
/** The wait after a first key, which tells nothing yet. */
const FIRST = 250;
/** Milliseconds between two keys from which on the reader has stopped to think. */
const THOUGHT = 800;
/** How many of the last keys tell the rhythm, and how much later than the slowest of them the next one may be. */
const KEYS = 4;
const SLACK = 1.25;

/**
 * Return a function that is called at each key and tells how many milliseconds to wait for another.
 * @returns {() => number}
 */
export function rhythm() {
  let last = -Infinity;
  /** @type {number[]} */
  let intervals = [];
  return () => {
    const now = performance.now();
    if (now - last < THOUGHT) intervals = [...intervals, now - last].slice(-KEYS);
    last = now;
    if (intervals.length === 0) return FIRST;
    return Math.min(Math.max(SLACK * Math.max(...intervals), SHORTEST), LONGEST);
  };
}
