import { withEndpoint } from '../drift/endpoint';
import { OneByOne, oneByOne } from '../drift/one-by-one';
import { boundOf } from '../drift/pace';
import { LATENCY_MS, REGIONS } from '../drift/shape';
import { Figure, Target } from '../figure';
import { inFolder } from '../in-folder';
import { subject } from '../processes/subject';
import { Spent, timed } from '../processes/timed';
import { progress } from '../progress';
import { quantity } from '../quantity';
import { spread } from '../statistics';

const TARGET: Target = { of: 'ratio', atMost: 1.3 };

/** Key-Regions, and how often they are checked: what takes long is less noisy. */
const SIZES: readonly (readonly [number, number])[] = [
  [100, 5],
  [1000, 3],
  [5000, 2],
];

/** The checks of one size. */
interface Checked {
  readonly keyRegions: number;
  readonly runs: readonly Spent[];
  readonly boundMs: number;
  readonly calls: number;
  readonly scripts: readonly OneByOne[];
}

/** `zoom-cmk drift` over many keys, against the least time that its requests take, and against scripts. */
export async function drift(): Promise<Figure[]> {
  const all: Checked[] = [];
  for (const [keyRegions, turns] of SIZES) all.push(await check(keyRegions, turns));
  return [...all.flatMap(figuresOf), ...all.slice(1).map((more, index) => furtherKeys(all[index], more))];
}

async function check(keyRegions: number, turns: number): Promise<Checked> {
  return inFolder(async assembly => {
    progress(`drift: ${keyRegions} key-Regions are deployed to a loopback AWS`);
    await timed(subject('assembly', keyRegions / REGIONS.length, assembly));
    return withEndpoint(assembly, async ({ env, asked }) => {
      const args = ['bin/zoom-cmk.js', 'drift', '--app', assembly, '--settle', '0', '--format', 'json'];
      const runs: Spent[] = [];
      progress(`drift: ${keyRegions} key-Regions, not counted: the endpoint looks its answers up`);
      await timed({ file: process.execPath, args, env });
      for (let turn = 1; turn <= turns; turn++) {
        progress(`drift: ${keyRegions} key-Regions, turn ${turn} of ${turns}`);
        await asked();
        runs.push(await timed({ file: process.execPath, args, env }));
      }
      const requests = await asked();
      const { keys } = JSON.parse(runs[0].stdout) as { keys: { keyArn: string }[] };
      return {
        ...{ keyRegions, runs, boundMs: boundOf(requests, LATENCY_MS), calls: requests.length },
        scripts: await oneByOne(
          env,
          keys.map(({ keyArn }) => keyArn),
        ),
      };
    });
  });
}

function figuresOf({ keyRegions, runs, boundMs, calls, scripts }: Checked): Figure[] {
  const name = `drift: ${keyRegions.toLocaleString('en-US')} key-Regions`;
  const walls = runs.map(({ wallMs }) => wallMs);
  const cpu = runs.flatMap(({ cpuMs }) => cpuMs ?? []);
  const ours = {
    unit: 'ms',
    subject: quantity(
      '`zoom-cmk drift`',
      walls,
      runs.map(({ memoryMb }) => memoryMb),
    ),
    spread: spread(walls),
  } as const;
  return [
    {
      ...{ name, ...ours, target: TARGET },
      baseline: { what: `the bound of its ${calls.toLocaleString('en-US')} calls`, value: boundMs },
      ...(cpu.length > 0 && {
        note: `The command kept a processor busy for ${Math.min(...cpu).toLocaleString('en-US')} ms, which bounds it too.`,
      }),
    },
    ...scripts.map(({ what, value, memoryMb, note }) => ({
      ...{ name, ...ours, note },
      baseline: { what, value, memoryMb },
    })),
  ];
}

/** The start of the command, which is the same for all, cancels out. */
function furtherKeys(few: Checked, many: Checked): Figure {
  const wall = ({ runs }: Checked) => Math.min(...runs.map(({ wallMs }) => wallMs));
  const each = (value: (checked: Checked) => number) => (value(many) - value(few)) / (many.keyRegions - few.keyRegions);
  return {
    name: `drift: each key-Region more, from ${few.keyRegions} to ${many.keyRegions}`,
    unit: 'ms',
    subject: { what: '`zoom-cmk drift`', value: each(wall) },
    baseline: { what: 'the bound', value: each(({ boundMs }) => boundMs) },
    target: TARGET,
    note: 'Without the start of the command.',
  };
}
