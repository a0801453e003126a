import { conditionIn } from './condition';
import { Cursor, NO_STATEMENT } from './cursor';
import { AccessStatement, Action, DefineStatement, Location, Reference, Statement, Subject } from './statement';
import { tokensOf } from './tokens';

/** Verbs, each of which allows what those before it do. */
export const VERBS = ['inspect', 'read', 'use', 'manage'];

/**
 * Parses a statement of the policy language: `Define`, `Allow`, `Admit` and `Endorse`. Nothing, where it is none, or of a form that
 * is not understood here, such as one that associates resources: what it means is then not known.
 *
 * @see https://docs.oracle.com/iaas/Content/Identity/Concepts/policysyntax.htm
 * @see https://docs.oracle.com/iaas/Content/Identity/policieshow/iam-cross-domain.htm
 */
export function parseStatement(text: string): Statement | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  try {
    const cursor = new Cursor(tokens);
    const statement = statementIn(cursor);
    return cursor.isAtEnd ? statement : undefined;
  } catch (error) {
    if (error === NO_STATEMENT) return undefined;
    throw error;
  }
}

function statementIn(cursor: Cursor): Statement {
  const word = cursor.expect('define', 'allow', 'admit', 'endorse');
  return word === 'define' ? defineIn(cursor) : accessIn(cursor, word as AccessStatement['kind']);
}

function defineIn(cursor: Cursor): DefineStatement {
  const what = cursor.expect('tenancy', 'group', 'dynamic-group', 'compartment');
  const name = cursor.name();
  cursor.expect('as');
  // Zoom's article prints it so; Oracle's grammar has no such word.
  cursor.skip('ocid:');
  return { kind: 'define', what, name, ocid: cursor.name() };
}

function accessIn(cursor: Cursor, kind: AccessStatement['kind']): AccessStatement {
  const principals = principalsIn(cursor);
  const tenancy = kind === 'admit' ? foreignTenancy(cursor) : undefined;
  cursor.expect('to');
  const action = actionIn(cursor);
  cursor.expect('in');
  const location = locationIn(cursor);
  const condition = cursor.skip('where') ? conditionIn(cursor) : undefined;
  return { kind, subjects: principals.map(principal => ({ ...principal, tenancy })), action, location, condition };
}

function principalsIn(cursor: Cursor): Subject[] {
  const type = cursor.expect('group', 'dynamic-group', 'service', 'any-user', 'any-group');
  if (type.startsWith('any-')) return [{ type }];
  const subjects: Subject[] = [];
  do {
    cursor.skip(type);
    subjects.push({ type, principal: referenceIn(cursor) });
  } while (cursor.skip(','));
  return subjects;
}

function foreignTenancy(cursor: Cursor): Reference | 'any' {
  cursor.expect('of');
  return cursor.expect('tenancy', 'any-tenancy') === 'tenancy' ? referenceIn(cursor) : 'any';
}

function actionIn(cursor: Cursor): Action {
  if (!cursor.skip('{')) return { verb: cursor.expect(...VERBS), resourceType: cursor.name() };
  const permissions = new Set<string>();
  do {
    permissions.add(cursor.name());
  } while (cursor.skip(','));
  cursor.expect('}');
  return { permissions: [...permissions].sort() };
}

function locationIn(cursor: Cursor): Location {
  const within = cursor.expect('tenancy', 'any-tenancy', 'compartment');
  if (within === 'any-tenancy') return { within: 'tenancy', tenancy: 'any' };
  if (within === 'compartment') return { within, compartment: referenceIn(cursor) };
  return { within: 'tenancy', tenancy: cursor.isAtEnd || cursor.isAt('where') ? undefined : referenceIn(cursor) };
}

function referenceIn(cursor: Cursor): Reference {
  return cursor.skip('id') ? { id: cursor.name() } : { name: cursor.name() };
}
