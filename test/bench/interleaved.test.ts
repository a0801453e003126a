import { interleaved } from '../../bench/interleaved';

test('the cases take turns, forwards and backwards', async () => {
  const order: string[] = [];
  const run = (name: string) => async () => order.push(name);
  const given = await interleaved(3, { a: run('a'), b: run('b') });
  expect(order).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  expect(given).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
});
