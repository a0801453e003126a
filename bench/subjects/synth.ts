/**
 * Synthesises an app of keys: `synth DECLARATION KEYS FOLDER WARM-UPS`. Prints the milliseconds from the first construct to the
 * last file; after the warm-ups, what CDK loads and the compiler optimises on the way is no longer among them.
 */
import { join } from 'node:path';
import { Declaration, DECLARATIONS } from '../apps/declarations';
import { synthesise } from '../apps/synthesise';

async function main(): Promise<void> {
  const [, , declaration, keys, folder, warmUps] = process.argv;
  const declare = await DECLARATIONS[declaration as Declaration]();
  for (let turn = 0; turn < Number(warmUps); turn++) synthesise(declare, 10, join(folder, `warm-${turn}`));
  const start = performance.now();
  synthesise(declare, Number(keys), join(folder, 'out'));
  process.stdout.write(JSON.stringify({ ms: performance.now() - start }));
}

void main();
