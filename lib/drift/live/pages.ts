import { KnownFailure, present } from './known-failure';

/** The most pages that are read of one list, where nothing else is said. A key has at most 50,000 grants, which are 500 pages. */
export const MAX_PAGES = 1000;

/** A page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/**
 * All items of a list that comes in pages.
 *
 * @param read Reads the page that begins at a marker; the first one where there is none.
 * @param maxPages The most pages that are read.
 * @throws {KnownFailure} where the markers go in circles or there are more pages: a list is read whole or not.
 */
export async function allPages<T>(
  read: (marker: string | undefined) => Promise<Page<T>>,
  maxPages = MAX_PAGES,
): Promise<T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  for (let marker: string | undefined; ;) {
    const page = await read(marker);
    for (const item of page.items) items.push(item);
    marker = page.next;
    if (marker === undefined) return items;
    if (seen.has(marker)) throw new KnownFailure('other', 'the pages of the answer repeat themselves');
    seen.add(marker);
    if (seen.size >= maxPages) throw new KnownFailure('other', `the answer has more than ${maxPages} pages`);
  }
}

/** A page as KMS gives it, with `Truncated` and `NextMarker`. */
export function kmsPage<T>(
  items: readonly T[] | undefined,
  name: string,
  { Truncated, NextMarker }: { Truncated?: boolean; NextMarker?: string },
): Page<T> {
  return { items: present(items, name), next: Truncated ? present(NextMarker, 'NextMarker') : undefined };
}
