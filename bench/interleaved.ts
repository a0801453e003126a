/**
 * Runs cases in turns, forwards and backwards by turns: what else the machine does then hits all of them alike.
 *
 * @returns what each case gave, turn by turn
 */
export async function interleaved<N extends string, T>(
  turns: number,
  cases: Readonly<Record<N, () => Promise<T>>>,
): Promise<Record<N, T[]>> {
  const names = Object.keys(cases) as N[];
  const given = Object.fromEntries(names.map(name => [name, [] as T[]])) as Record<N, T[]>;
  for (let turn = 0; turn < turns; turn++) {
    for (const name of turn % 2 ? [...names].reverse() : names) given[name].push(await cases[name]());
  }
  return given;
}
