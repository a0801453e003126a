import { Elements, testsOf, when } from './support';
import { conditionOf } from '../../lib/key-policy/condition';
import { Concern } from '../../lib/key-policy/levels';
import { ANYONE } from '../../lib/key-policy/principal';
import { settled } from '../../lib/key-policy/settled';
import { KnownOfRequest } from '../../lib/key-policy/worlds';

const KNOWN: Record<string, ReturnType<KnownOfRequest>> = {
  'k:known': { values: [['x']], all: true },
  'k:missing': { values: [undefined], all: true },
  'k:either': { values: [['x'], ['y']], all: true },
  'k:perhaps': { values: [['x']], all: false },
};

/** The keys that a rule still asks about once it is settled; nothing where it is no rule any more. */
function keysLeft(...conditions: Elements[]): string[] | undefined {
  const condition = conditionOf(conditions.flatMap(each => testsOf(each)));
  const concern: Concern = { rule: { effect: 'Allow', principal: ANYONE, actions: 1n, condition }, gives: 1 };
  const [left] = settled([concern], (key, thoughtOf) => KNOWN[key] ?? thoughtOf);
  return left?.rule.condition.tests.map(({ key }) => key);
}

const asks = (key: string, value: string) => when('StringEquals', key, value);

test.each<[string, Elements[], string[] | undefined]>([
  ['without a condition', [], []],
  ['that each request passes', [asks('k:known', 'x')], []],
  ['that no request passes', [asks('k:known', 'y')], undefined],
  ['that needs a key which is missing', [asks('k:missing', 'x')], undefined],
  ['that is of a missing key', [when('Null', 'k:missing', 'true')], []],
  ['that some requests pass', [asks('k:either', 'x')], ['k:either']],
  ['that may have other values', [asks('k:perhaps', 'x')], ['k:perhaps']],
  ['of which nothing is known', [asks('k:a', 'x')], ['k:a']],
  ['of a variable', [asks('k:known', '${aws:username}')], ['k:known']],
  ['that is passed, beside another', [asks('k:known', 'x'), asks('k:a', 'x')], ['k:a']],
  ['that is not passed, beside another', [asks('k:known', 'y'), asks('k:a', 'x')], undefined],
  ['that is not passed, beside one that is', [asks('k:known', 'y'), when('Null', 'k:missing', 'true')], undefined],
])('what is left of a rule with a test %s', (_, conditions, keys) => {
  expect(keysLeft(...conditions)).toEqual(keys);
});
