/**
 * Synthesises one key by turns as this library and as L1s declare it, in one process that is warm: `synth-pairs TURNS FOLDER`.
 * Prints the milliseconds of each turn.
 */
import { join } from 'node:path';
import { l1Key } from '../apps/l1-key';
import { DeclareKey, synthesise } from '../apps/synthesise';
import { zoomKey } from '../apps/zoom-key';
import { interleaved } from '../interleaved';

const WARM_UPS = 20;

async function main(): Promise<void> {
  const [, , turns, folder] = process.argv;
  let apps = 0;
  const time = (declare: DeclareKey) => async () => {
    const outdir = join(folder, String(apps++));
    const start = performance.now();
    synthesise(declare, 1, outdir);
    return performance.now() - start;
  };
  const cases = { zoom: time(zoomKey), l1: time(l1Key) };
  await interleaved(WARM_UPS, cases);
  process.stdout.write(JSON.stringify(await interleaved(Number(turns), cases)));
}

void main();
