import fc from 'fast-check';
import { inOrderOf } from '../../../../lib/drift/reports/html/policy-order';

const text = (value: unknown) => JSON.stringify(value, undefined, 2);

test('names, lists and statements come in the order of the other policy', () => {
  const declared = { Version: 'v', Statement: [{ Sid: 'A', Action: ['a', 'b'] }, { Sid: 'B' }] };
  const live = { Statement: [{ Sid: 'B' }, { Action: ['b', 'a'], Sid: 'A' }], Version: 'v' };
  expect(inOrderOf(text(declared), text(live))).toBe(text(declared));
});

test('a statement that changed stands beside the one with its Sid', () => {
  const declared = { Statement: [{ Sid: 'A', Action: ['a', 'b'] }, { Sid: 'B' }] };
  const live = { Statement: [{ Sid: 'B' }, { Sid: 'A', Action: ['c', 'b'] }] };
  expect(inOrderOf(text(declared), text(live))).toBe(
    text({ Statement: [{ Sid: 'A', Action: ['b', 'c'] }, { Sid: 'B' }] }),
  );
});

test('what has no counterpart comes last', () => {
  const live = { Statement: [{ Sid: 'New' }, { Sid: 'A' }], Extra: 1, Version: 'v' };
  expect(inOrderOf(text({ Version: 'v', Statement: [{ Sid: 'A' }] }), text(live))).toBe(
    text({ Version: 'v', Statement: [{ Sid: 'A' }, { Sid: 'New' }], Extra: 1 }),
  );
});

test('of statements with one Sid each has its own place', () => {
  const declared = { Statement: [{ Sid: 'A', Action: 'x' }, { Sid: 'A', Action: 'y' }, { Sid: 'A' }] };
  const live = {
    Statement: [
      { Sid: 'A', Action: 'y' },
      { Sid: 'A', Action: 'z' },
    ],
  };
  expect(inOrderOf(text(declared), text(live))).toBe(
    text({
      Statement: [
        { Sid: 'A', Action: 'z' },
        { Sid: 'A', Action: 'y' },
      ],
    }),
  );
});

test.each([
  ['no JSON', '{'],
  ['a text that is nested too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
])('%s stays as it is', (_, policy) => {
  expect(inOrderOf('[]', policy)).toBe(policy);
});

test('nothing is added, lost or changed', () => {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted).sort((one, other) => (text(one) < text(other) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, item]) => [name, sorted(item)] as const);
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  };
  fc.assert(
    fc.property(fc.json(), fc.json(), (other, policy) => {
      const ordered = inOrderOf(other, policy);
      expect(sorted(JSON.parse(ordered))).toEqual(sorted(JSON.parse(policy)));
      expect(inOrderOf(policy, policy)).toBe(text(JSON.parse(policy)));
    }),
  );
});
