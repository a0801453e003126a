import { Figure } from '../figure';
import { inFolder } from '../in-folder';
import { interleaved } from '../interleaved';
import { subject } from '../processes/subject';
import { Spent, timed } from '../processes/timed';
import { progress } from '../progress';
import { quantity } from '../quantity';
import { spread } from '../statistics';

const TURNS = 3;
const FEW = 10;
const MORE = [100, 500];
/** The first apps of a process pay for what is loaded and optimised: they would hide that more keys take longer each. */
const WARM_UPS = 3;
const DECLARED = { zoom: '`ZoomKmsKey`', l1: 'L1s' };

/** What a key takes in an app of many, against a key in an app of ten. */
export async function growth(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [declaration, name] of Object.entries(DECLARED)) {
    const sizes = [FEW, ...MORE];
    progress(`growth: apps of ${sizes.join(', ')} keys, as ${name}`);
    const given = await interleaved(
      TURNS,
      Object.fromEntries(sizes.map(keys => [keys, async () => keyOf(declaration, keys)])),
    );
    const perKey = (keys: number) =>
      quantity(
        `a key of ${keys}, as ${name}`,
        given[keys].map(({ perKeyMs }) => perKeyMs),
        given[keys].map(({ memoryMb }) => memoryMb),
      );
    figures.push(
      ...MORE.map((keys): Figure => ({
        name: `growth: synth of ${keys} keys, as ${name}`,
        unit: 'ms',
        subject: perKey(keys),
        baseline: perKey(FEW),
        ...(declaration === 'zoom'
          ? { target: { of: 'ratio', atMost: 1.2 } }
          : { note: 'What CDK itself grows by: no target.' }),
        spread: spread(given[keys].map(({ perKeyMs }) => perKeyMs)),
      })),
    );
  }
  return figures;
}

async function keyOf(declaration: string, keys: number): Promise<Spent & { readonly perKeyMs: number }> {
  return inFolder(async folder => {
    const spent = await timed(subject('synth', declaration, keys, folder, WARM_UPS));
    return { ...spent, perKeyMs: JSON.parse(spent.stdout).ms / keys };
  });
}
