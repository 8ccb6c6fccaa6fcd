// @ts-check
/**
 * Times the engine alone, in the page: each query once so that its part of the index is loaded, then once by the clock.
 */

/**
 * @param {string} engine   address of the engine's module
 * @param {string} index    address of the index's folder
 * @param {string[]} queries
 * @returns {Promise<number[]>}  milliseconds
 */
export async function queryTimes(engine, index, queries) {
  const { open } = await import(engine);
  const opened = await open(async (/** @type {string} */ path) => {
    const response = await fetch(index + path);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  });
  const times = [];
  for (const query of queries) {
    await opened.search(query);
    const started = performance.now();
    await opened.search(query);
    times.push(performance.now() - started);
  }
  return times;
}
