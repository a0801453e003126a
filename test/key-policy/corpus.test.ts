import { Case, corpus } from './corpus';
import { compare, pairs } from './support';

const CASES = corpus();

test('the corpus has at least 150 cases, each with a name of its own and a source', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(150);
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  expect(
    CASES.filter(
      ({ source }) => !/^(https:\/\/|property: |design: |facts: |peers: |terraform-provider-aws #)/.test(source),
    ),
  ).toEqual([]);
});

const table = CASES.map(each => [`${each.file}: ${each.name}`, each] as const);

test.each(table)('%s', (_, { keys, before, after, outcome, gains, losses, words }: Case) => {
  const found = compare(before, after, keys);
  expect({ outcome: found.outcome, gains: pairs(found.gains).sort(), losses: pairs(found.losses).sort() }).toEqual({
    outcome,
    gains,
    losses,
  });
  for (const [list, expected] of Object.entries(words)) {
    const sentences = (found as unknown as Record<string, string[]>)[list].join('\n');
    for (const text of expected) expect(sentences).toContain(text);
  }
});

test.each(table)('the other way round, %s', (_, { keys, before, after, outcome, gains, losses }: Case) => {
  const found = compare(after, before, { before: keys.after, after: keys.before });
  expect({ outcome: found.outcome, gains: pairs(found.gains).sort(), losses: pairs(found.losses).sort() }).toEqual({
    outcome,
    gains: losses,
    losses: gains,
  });
});

test.each(table)('each side is the same as itself: %s', (_, { keys, before, after }: Case) => {
  expect(compare(before, before, { before: keys.before, after: keys.before })).toMatchObject({ outcome: 'equivalent' });
  expect(compare(after, after, { before: keys.after, after: keys.after })).toMatchObject({ outcome: 'equivalent' });
});
