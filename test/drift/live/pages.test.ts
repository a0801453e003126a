import { allPages, kmsPage, MAX_PAGES } from '../../../lib/drift/live/pages';

test('a list is read to its end, in order', async () => {
  const pages: Record<string, object> = {
    first: { items: [1, 2], next: 'b' },
    b: { items: [], next: 'c' },
    c: { items: [3] },
  };
  expect(await allPages(async marker => pages[marker ?? 'first'] as never)).toEqual([1, 2, 3]);
});

test('fails where the pages go in circles', async () => {
  await expect(allPages(async marker => ({ items: [1], next: marker === 'a' ? 'b' : 'a' }))).rejects.toThrow(
    'the pages of the answer repeat themselves',
  );
});

test('fails where the pages do not end', async () => {
  let asked = 0;
  await expect(allPages(async () => ({ items: [], next: `${++asked}` }))).rejects.toThrow('more than 1000 pages');
  expect(asked).toBe(MAX_PAGES);
});

test('a page of KMS that is not truncated is the last one', () => {
  expect(kmsPage(['a'], 'Aliases', { Truncated: false, NextMarker: 'x' })).toEqual({ items: ['a'], next: undefined });
});

test('fails where a page of KMS lacks its list, or the marker of the next one', () => {
  expect(() => kmsPage(undefined, 'Aliases', {})).toThrow('the answer has no Aliases');
  expect(() => kmsPage([], 'Aliases', { Truncated: true })).toThrow('the answer has no NextMarker');
});
