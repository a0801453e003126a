import { once, onceEach } from '../../lib/key-policy/once-each';
import { expectLinear } from '../linear';

test('each object is asked for once, whatever the answer', () => {
  const ask = jest.fn((of: { answer?: string }) => of.answer);
  const asked = onceEach(ask);
  const [some, none] = [{ answer: 'x' }, {}];
  expect([asked(some), asked(some), asked(none), asked(none)]).toEqual(['x', 'x', undefined, undefined]);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('an id is asked for once, whatever the answer', () => {
  const ask = jest.fn(() => undefined);
  const known = new Map<string, undefined>();
  const long = 'x'.repeat(1000);
  for (const id of ['a', 'a', `${long}a`, `${long}a`, `${long}b`]) once(known, id, ask);
  expect(ask).toHaveBeenCalledTimes(3);
});

test('long ids of one length: four times as many take hardly more than four times as long', () => {
  const long = 'x'.repeat(20_000);
  expectLinear(count => {
    const known = new Map<string, number>();
    for (let id = 0; id < count; id++) once(known, `${long}${1000 + id}`, () => id);
  }, 250);
});
