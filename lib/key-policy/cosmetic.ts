import { KeyPolicy, PolicyStatement } from './policy';

/** How the texts of two policies differ that mean the same, a sentence each. */
export function cosmeticDifferences(before: KeyPolicy, after: KeyPolicy): string[] {
  const [old, current] = [before.statements.map(text), after.statements.map(text)];
  const sameStatements = sameMembers(old, current);
  return [
    ...(before.version === after.version ? [] : [`Version is ${after.version}, was ${before.version}`]),
    ...(before.id === after.id ? [] : [`Id is ${after.id ?? 'absent'}, was ${before.id ?? 'absent'}`]),
    ...(sameMembers(sids(before), sids(after)) ? [] : ['statements have other Sids']),
    ...(sameStatements && old.join() !== current.join() ? ['statements come in another order'] : []),
    ...(sameStatements ? [] : ['statements are written in another way']),
  ];
}

function sids({ statements }: KeyPolicy): string[] {
  return statements.map(({ sid }) => sid ?? '');
}

function text(statement: PolicyStatement): string {
  return JSON.stringify({ ...statement, sid: undefined });
}

function sameMembers(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join('\n') === [...others].sort().join('\n');
}
