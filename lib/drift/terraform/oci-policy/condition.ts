import { Cursor, NO_STATEMENT } from './cursor';

/** Deeper than anybody nests conditions. */
const MOST_NESTED = 32;

/** `any { … }` or `all { … }` of conditions that are texts already. */
interface Combined {
  readonly combinator: string;
  readonly parts: readonly string[];
}

/**
 * A condition in its normal form, in which order, repetition and spacing make no difference; throws {@link NO_STATEMENT} where it is
 * none. Conditions of one normal form mean the same. Others may, too: nobody evaluates them here.
 *
 * @see https://docs.oracle.com/iaas/Content/Identity/policysyntax/conditions.htm
 */
export function conditionIn(cursor: Cursor): string {
  return rendered(nodeIn(cursor, 0));
}

function nodeIn(cursor: Cursor, depth: number): string | Combined {
  if (depth > MOST_NESTED) throw NO_STATEMENT;
  if (!cursor.isAt('any', 'all')) return simpleCondition(cursor);
  const combinator = cursor.next();
  cursor.expect('{');
  const parts: string[] = [];
  do {
    const part = nodeIn(cursor, depth + 1);
    if (typeof part !== 'string' && part.combinator === combinator) parts.push(...part.parts);
    else parts.push(rendered(part));
  } while (cursor.skip(','));
  cursor.expect('}');
  const different = [...new Set(parts)].sort();
  return different.length === 1 ? different[0] : { combinator, parts: different };
}

function rendered(node: string | Combined): string {
  return typeof node === 'string' ? node : `${node.combinator} { ${node.parts.join(', ')} }`;
}

/** `variable = value`, or another operator and what belongs to it. */
function simpleCondition(cursor: Cursor): string {
  const words: string[] = [];
  let open = 0;
  while (!cursor.isAtEnd && (open > 0 || !cursor.isAt(',', '}'))) {
    const word = cursor.next();
    if (word === '(') open++;
    if (word === ')') open--;
    if (word === '{' || word === '}' || open < 0) throw NO_STATEMENT;
    words.push(/^"[^']*"$/.test(word) ? `'${word.slice(1, -1)}'` : word);
  }
  if (words.length < 3 || open > 0) throw NO_STATEMENT;
  return words.join(' ');
}
