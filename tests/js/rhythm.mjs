// Reads an array of times of keys, in milliseconds; writes how long the page waits after each.
import { readFileSync } from 'node:fs';

import { rhythm } from '../../theme/static/js/search/rhythm.js';

const wait = rhythm();
const waits = JSON.parse(readFileSync(0, 'utf8')).map((time) => {
  performance.now = () => time;
  return wait();
});
process.stdout.write(JSON.stringify(waits));
