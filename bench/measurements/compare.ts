import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTILE } from '../../test/key-policy/hostile-policies';
import { OWNER } from '../../test/key-policy/support';
import { KEY_POLICY_TEMPLATE } from '../../test/zoom/kb0065902-templates';
import { Figure, Target } from '../figure';
import { inFolder } from '../in-folder';
import { fitted } from '../policies/fitted';
import { ORDINARY } from '../policies/ordinary';
import { subject } from '../processes/subject';
import { timed } from '../processes/timed';
import { progress } from '../progress';
import { median, spread } from '../statistics';

const TURNS = 3;
const TARGET: Target = { of: 'value', atMost: 50 };

/** Two policies to compare. */
interface Pair {
  readonly name: string;
  readonly texts: readonly [string, string];
  /** @default - it is not known who owns the key */
  readonly account?: string;
}

/** What comparing a pair took. */
interface Compared {
  readonly pair: Pair;
  readonly firstMs: number;
  readonly warmMs: number;
  readonly parsedMs: number;
  readonly spread: number;
  readonly memoryMb?: number;
}

/** The comparer on Zoom's policy, on the largest that people may write, and on the largest that are made to be slow. */
export async function compare(): Promise<Figure[]> {
  const zoom = await compared(zoomPair());
  const [ordinary, hostile] = [await allCompared(ORDINARY), await allCompared(HOSTILE)];
  return [firstOf(zoom), warmOf(zoom), ...figuresOf('ordinary', ordinary), ...figuresOf('hostile', hostile)];
}

/** All shapes; the target is for the slowest of them. */
function figuresOf(kind: string, all: readonly Compared[]): Figure[] {
  const [slowest, slowestWarm] = [slowestBy(all, 'firstMs'), slowestBy(all, 'warmMs')];
  return [
    ...all.map(each =>
      each === slowest ? { ...firstOf(each), target: TARGET, note: `The slowest ${kind} one.` } : firstOf(each),
    ),
    { ...warmOf(slowestWarm), target: TARGET, note: `The slowest ${kind} one.` },
  ];
}

function slowestBy(all: readonly Compared[], time: 'firstMs' | 'warmMs'): Compared {
  return all.reduce((one, other) => (other[time] > one[time] ? other : one));
}

function zoomPair(): Pair {
  const [first, ...others] = KEY_POLICY_TEMPLATE.Statement;
  // The article leaves the account to its reader.
  const textOf = (Statement: unknown[]) =>
    JSON.stringify({ ...KEY_POLICY_TEMPLATE, Statement }).replaceAll('YOUR_AWS_ACCOUNT_NUMBER', OWNER);
  const texts = [textOf([first, ...others]), textOf([...others, first])] as const;
  return { name: "Zoom's policy, in another order", texts, account: OWNER };
}

/** Where it is not known who owns the key, the policies are judged for several accounts: the slower of the two counts. */
async function allCompared(pairs: typeof ORDINARY): Promise<Compared[]> {
  const given: Compared[] = [];
  for (const [shape, pairOf] of Object.entries(pairs)) {
    const pair = { name: `32 KB, ${shape}`, texts: fitted(pairOf) };
    const both = [await compared({ ...pair, account: OWNER }), await compared(pair)];
    given.push(slowestBy(both, 'firstMs'));
  }
  return given;
}

async function compared(pair: Pair): Promise<Compared> {
  progress(`compare: ${pair.name}${pair.account === undefined ? ', owner unknown' : ''}`);
  return inFolder(async folder => {
    const file = join(folder, 'pair.json');
    const { account, texts } = pair;
    writeFileSync(file, JSON.stringify({ before: texts[0], after: texts[1], account }));
    const firsts: number[] = [];
    const warm: number[] = [];
    const parsed: number[] = [];
    let memoryMb: number | undefined;
    for (let turn = 0; turn < TURNS; turn++) {
      const spent = await timed(subject('compare', file));
      const answer = JSON.parse(spent.stdout) as { first: number; further: number[]; parsed: number[] };
      firsts.push(answer.first);
      warm.push(...answer.further);
      parsed.push(...answer.parsed);
      memoryMb = spent.memoryMb;
    }
    return {
      ...{ pair, firstMs: Math.min(...firsts), warmMs: median(warm), parsedMs: median(parsed), memoryMb },
      spread: spread(firsts),
    };
  });
}

function firstOf(each: Compared): Figure {
  return figure(each, 'first', 'the first comparison of a process', each.firstMs, each.spread);
}

function warmOf(each: Compared): Figure {
  return figure(each, 'warm', 'a comparison in a warm process', each.warmMs);
}

function figure(
  { pair, parsedMs, memoryMb }: Compared,
  time: string,
  what: string,
  value: number,
  noise?: number,
): Figure {
  return {
    name: `compare, ${time}: ${pair.name}`,
    unit: 'ms',
    subject: { what: pair.account ? what : `${what}, owner unknown`, value, memoryMb },
    baseline: { what: '`JSON.parse` of the same texts', value: parsedMs },
    ...(noise !== undefined && { spread: noise }),
  };
}
