import { onceEach } from '../../lib/key-policy/once-each';

test('each object is asked for once, whatever the answer', () => {
  const ask = jest.fn((of: { answer?: string }) => of.answer);
  const once = onceEach(ask);
  const [some, none] = [{ answer: 'x' }, {}];
  expect([once(some), once(some), once(none), once(none)]).toEqual(['x', 'x', undefined, undefined]);
  expect(ask).toHaveBeenCalledTimes(2);
});
