import {
  ACTIONS,
  asPolicy,
  FOREIGN,
  isAbout,
  levelsOf,
  Line,
  OWNER,
  PRINCIPALS,
  requestsOf,
  Statement,
  Who,
} from './oracle';
import { Comparison, compareKeyPolicies, parseKeyPolicy } from '../../lib/key-policy';

const PAIRS = 10_000;
const SEED = 20261124;

/** Numbers from 0 to 1 that look like chance, and are the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const next = chance(SEED);
const below = (limit: number) => Math.floor(next() * limit);
const pick = <T>(values: readonly T[]): T => values[below(values.length)];
const some = <T>(values: readonly T[], most: number): T[] => [
  ...new Set(Array.from({ length: 1 + below(most) }, () => pick(values))),
];

const WRITTEN = [
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:ReEncrypt*',
  'kms:De*',
  'kms:D*',
  'kms:*',
  'kms:PutKeyPolicy',
  'kms:CreateKey',
  's3:GetObject',
];
const LINES: readonly (() => Line)[] = [
  () => ({
    key: 'k:text',
    operator: pick(['StringEquals', 'StringNotEquals', 'StringEqualsIfExists']),
    values: some(['x', 'y'], 2),
  }),
  () => ({ key: 'k:text', operator: 'Null', values: [pick(['true', 'false'])] }),
  () => ({
    key: 'aws:SecureTransport',
    operator: pick(['Bool', 'BoolIfExists']),
    values: [pick(['true', 'false', 'True'])],
  }),
  () => ({
    key: 'k:set',
    operator: `${pick(['ForAnyValue', 'ForAllValues'])}:${pick(['StringEquals', 'StringNotEquals'])}`,
    values: some(['x', 'y'], 2),
  }),
  () => ({
    key: 'kms:CallerAccount',
    operator: pick(['StringEquals', 'StringNotEquals']),
    values: [pick([OWNER, FOREIGN])],
  }),
];
const VALUES: Record<Line['key'], readonly string[]> = {
  'k:text': ['x', 'y'],
  'aws:SecureTransport': ['true', 'false'],
  'k:set': ['x', 'y'],
  'kms:CallerAccount': [OWNER, FOREIGN],
};
const WHO = Object.keys(PRINCIPALS) as Who[];

function anyStatement(): Statement {
  const lines = below(3) === 0 ? [] : [pick(LINES)(), ...(below(3) === 0 ? [pick(LINES)()] : [])];
  const conditions = [...new Map(lines.map(line => [line.operator, line])).values()];
  return {
    effect: below(4) === 0 ? 'Deny' : 'Allow',
    who: some(WHO, 2),
    actions: some(WRITTEN, 2),
    not: below(8) === 0,
    conditions,
  };
}

/** A policy that is like the given one but for one change, which may be none of its effect. */
function mutated(policy: readonly Statement[]): Statement[] {
  if (policy.length === 0) return [anyStatement()];
  const at = below(policy.length);
  const change = (edit: (statement: Statement) => Statement) =>
    policy.map((each, index) => (index === at ? edit(each) : each));
  return pick<() => Statement[]>([
    () => [...policy].reverse(),
    () => [...policy, policy[at]],
    () => policy.flatMap(each => each.actions.map(action => (each.not ? each : { ...each, actions: [action] }))),
    () => policy.flatMap(each => each.who.map(who => ({ ...each, who: [who] }))),
    () => policy.filter((_, index) => index !== at),
    () => [...policy, anyStatement()],
    () => change(each => ({ ...each, conditions: [] })),
    () => change(each => ({ ...each, actions: some(WRITTEN, 2) })),
    () => change(each => ({ ...each, who: some(WHO, 2) })),
    () =>
      change(each => ({ ...each, conditions: each.conditions.map(line => ({ ...line, values: otherValues(line) })) })),
    () => change(each => ({ ...each, conditions: [pick(LINES)()] })),
    () => change(each => ({ ...each, conditions: [pick(LINES)()] })),
    () => change(each => ({ ...each, conditions: [pick(LINES)()] })),
  ])();
}

const otherValues = ({ operator, key }: Line) => some(operator === 'Null' ? ['true', 'false'] : VALUES[key], 2);

interface Asked {
  readonly who: Who;
  readonly action: string;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The levels of everyone that the policies name for an action on a key, for every action and request. */
function ask(before: readonly Statement[], after: readonly Statement[]): Asked[] {
  const effective = [...before, ...after].filter(statement => ACTIONS.some(action => isAbout(statement, action)));
  const named = new Set<Who>(['root', ...effective.flatMap(({ who }) => who)]);
  const keys = new Set([...before, ...after].flatMap(({ conditions }) => conditions.map(({ key }) => key)));
  return [...named].flatMap(who => {
    const requests = requestsOf(who, keys);
    return ACTIONS.map(action => ({
      who,
      action,
      before: levelsOf(before, who, action, requests),
      after: levelsOf(after, who, action, requests),
    }));
  });
}

const isConstant = (levels: readonly number[]) => levels.every(each => each === levels[0]);
const rises = ({ before, after }: Asked) => after.some((each, index) => each > before[index]);
const falls = ({ before, after }: Asked) => after.some((each, index) => each < before[index]);

/** Principals whose gain or loss includes that of another. */
const WIDER: Record<Who, readonly Who[]> = {
  root: ['root', 'anyone'],
  admin: ['admin', 'root', 'anyone'],
  foreign: ['foreign', 'anyone'],
  worker: ['worker', 'foreign', 'anyone'],
  service: ['service', 'anyone'],
  anyone: ['anyone'],
};

/**
 * Where the engine and the oracle disagree, in words; nothing where they agree. They agree where
 * - no principal's access differs in any request if the engine says equivalent, and some does if it does not;
 * - every gain and every loss that the engine reports is one in some request;
 * - every access of which one side is the same in all requests, and the other is not that, is reported, if not for the
 *   principal then for one that includes it;
 * - indeterminate is only what differs while both sides hang on conditions.
 */
function disagreement(asked: readonly Asked[], { outcome, gains, losses }: Comparison): string | undefined {
  const differing = asked.filter(each => rises(each) || falls(each));
  if (outcome === 'equivalent' && differing.length > 0) {
    return `equivalent, but ${differing[0].who} ${differing[0].action} differs`;
  }
  if (outcome !== 'equivalent' && differing.length === 0) return `${outcome}, but nothing differs`;
  for (const [changes, happens] of [
    [gains, rises],
    [losses, falls],
  ] as const) {
    const reported = new Set(changes.map(({ principal, action }) => `${principal} ${action}`));
    for (const each of asked) {
      const said = reported.has(`${PRINCIPALS[each.who]} kms:${each.action}`);
      if (said && !happens(each)) return `reports ${each.who} ${each.action}, and that does not happen`;
      const definite = isConstant(each.before) || isConstant(each.after);
      const covered = WIDER[each.who].some(who => reported.has(`${PRINCIPALS[who]} kms:${each.action}`));
      if (definite && happens(each) && !covered) return `does not report ${each.who} ${each.action}`;
    }
  }
  if (outcome === 'indeterminate' && differing.every(({ before, after }) => isConstant(before) || isConstant(after))) {
    return 'indeterminate, but no access hangs on conditions on both sides';
  }
  return undefined;
}

test(`the engine agrees with the oracle on ${PAIRS} pairs`, () => {
  const outcomes = { equivalent: 0, different: 0, indeterminate: 0 };
  for (let pair = 0; pair < PAIRS; pair++) {
    const before = Array.from({ length: 1 + below(3) }, anyStatement);
    const after = mutated(below(4) === 0 ? mutated(before) : before);
    const keys = { before: { account: OWNER }, after: { account: OWNER } };
    const [first, second] = [asPolicy(before), asPolicy(after)];
    const found = compareKeyPolicies(parseKeyPolicy(first), parseKeyPolicy(second), keys);
    const disagrees = disagreement(ask(before, after), found);
    if (disagrees) {
      throw new Error(
        `pair ${pair}: ${disagrees}\n${JSON.stringify(first)}\n${JSON.stringify(second)}\n${JSON.stringify(found)}`,
      );
    }
    outcomes[found.outcome]++;
  }
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(PAIRS / 20);
});
