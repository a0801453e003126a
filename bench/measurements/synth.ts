import { join } from 'node:path';
import { Counts, countTemplates } from '../apps/templates';
import { Figure } from '../figure';
import { inFolder } from '../in-folder';
import { interleaved } from '../interleaved';
import { askSubject, subject } from '../processes/subject';
import { Spent, timed } from '../processes/timed';
import { quantity } from '../quantity';
import { median, spread } from '../statistics';

const TURNS = 15;
const WARM_TURNS = 200;
const MANY = 100;
const MANY_TURNS = 3;
const TARGET = { of: 'ratio', atMost: 1.15 } as const;
const UNITS = ['resources', 'bytes', 'functions'] as const;
const [ZOOM, L1] = ['`ZoomKmsKey`, 1 key × 5 replicas', 'the same as hand-written L1s'];

/** What was measured of each side. */
type Sides<T> = Readonly<Record<'zoom' | 'l1', T>>;

/** One synthesis in a process of its own. */
interface Synthesis extends Spent {
  readonly synthMs: number;
  readonly counts: Counts;
}

/** Synthesis of a `ZoomKmsKey` against the same resources as L1s, and against strong references. */
export async function synth(): Promise<Figure[]> {
  const one = await turnsOf(TURNS, 1);
  const many = await turnsOf(MANY_TURNS, MANY);
  const warm = await inFolder(async folder => askSubject<Sides<number[]>>('synth-pairs', WARM_TURNS, folder));
  return [
    timedFigure('synth: the whole process, from its start to its end', one, ({ wallMs }) => wallMs),
    timedFigure('synth: the app alone, the first in its process', one, ({ synthMs }) => synthMs),
    {
      name: 'synth: the app alone, in a warm process',
      unit: 'ms',
      // In one process, the collection of garbage falls on some turns: the least would leave it out.
      subject: { what: ZOOM, value: median(warm.zoom) },
      baseline: { what: L1, value: median(warm.l1) },
      target: TARGET,
      spread: spread(warm.zoom),
    },
    timedFigure(`synth: the whole process, ${MANY} such keys`, many, ({ wallMs }) => wallMs),
    ...(await countedAgainstStrong(one.zoom[0].counts)),
  ];
}

async function turnsOf(turns: number, keys: number): Promise<Sides<Synthesis[]>> {
  return interleaved(turns, { zoom: async () => once('zoom', keys), l1: async () => once('l1', keys) });
}

function timedFigure(name: string, { zoom, l1 }: Sides<Synthesis[]>, timeOf: (each: Synthesis) => number): Figure {
  const side = (what: string, turns: Synthesis[]) =>
    quantity(
      what,
      turns.map(timeOf),
      turns.map(({ memoryMb }) => memoryMb),
    );
  const ours = zoom.map(timeOf);
  return {
    ...{ name, unit: 'ms', target: TARGET, spread: spread(ours) },
    ...{ subject: side(ZOOM, zoom), baseline: side(L1, l1) },
  };
}

async function countedAgainstStrong(ours: Counts): Promise<Figure[]> {
  const strong = await once('strong');
  return UNITS.map(unit => ({
    name: `templates: ${unit}`,
    unit,
    subject: { what: ZOOM, value: ours[unit] },
    baseline: { what: 'the same with strong references', value: strong.counts[unit] },
    note: 'Counted. The app with strong references has no outputs and no metadata.',
  }));
}

async function once(declaration: string, keys = 1): Promise<Synthesis> {
  return inFolder(async folder => {
    const spent = await timed(subject('synth', declaration, keys, folder, 0));
    return { ...spent, synthMs: JSON.parse(spent.stdout).ms, counts: countTemplates(join(folder, 'out')) };
  });
}
