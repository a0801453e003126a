/** Things of a list beyond these are counted, not named. */
const MOST_NAMED = 6;

/** Names things, the first few where they are many. */
export function listed(things: readonly string[]): string {
  const names = [...new Set(things)];
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}
