import { PlainPolicy, PlainStatement } from './arbitraries';
import { KMS_ACTIONS } from '../../lib/key-policy';
import { globTokens, matchesGlob } from '../../lib/key-policy/glob';

/** A policy written in another way that means the same. */
export type Rewriting = (policy: PlainPolicy) => unknown;

const everyStatement =
  (rewrite: (statement: PlainStatement) => unknown): Rewriting =>
  policy => ({ ...policy, Statement: policy.Statement.map(rewrite) });

const eachStatement =
  (rewrite: (statement: PlainStatement) => PlainStatement[]): Rewriting =>
  policy => ({ ...policy, Statement: policy.Statement.flatMap(rewrite) });

const single = <T>(values: readonly T[]) => (values.length === 1 ? values[0] : values);
const swapCase = (text: string) =>
  text.replace(/[a-z]/gi, letter => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()));

const idToRoot = (value: string) => (/^\d{12}$/.test(value) ? `arn:aws:iam::${value}:root` : value);
const rootToId = (value: string) => value.replace(/^arn:aws:iam::(\d{12}):root$/, '$1');

function overConditions(
  { Condition }: PlainStatement,
  rewrite: (operator: string, key: string, values: readonly string[]) => [string, string, readonly string[]],
): PlainStatement['Condition'] {
  const written: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, keys] of Object.entries(Condition)) {
    for (const [key, values] of Object.entries(keys)) {
      const [newOperator, newKey, newValues] = rewrite(operator, key, values);
      written[newOperator] = { ...written[newOperator], [newKey]: newValues };
    }
  }
  return written;
}

/** What stands for each pattern today; a pattern stays where it is for what is not known. */
function expanded(action: string): string[] {
  const tokens = globTokens(action.toLowerCase());
  const names = KMS_ACTIONS.map(({ name }) => `kms:${name}`).filter(name => matchesGlob(tokens, name.toLowerCase()));
  return action.includes('*') || action.includes('?') ? names : [action];
}

/** Every way of writing a policy differently that people and KMS use. */
export const REWRITINGS: Readonly<Record<string, Rewriting>> = {
  'statements in another order': policy => ({ ...policy, Statement: [...policy.Statement].reverse() }),
  'statements twice': policy => ({ ...policy, Statement: [...policy.Statement, ...policy.Statement] }),
  'single values without brackets': everyStatement(statement => ({
    ...statement,
    Principal: { AWS: single(statement.Principal.AWS) },
    Action: single(statement.Action),
    Resource: single(statement.Resource),
    Condition: overConditions(statement, (operator, key, values) => [
      operator,
      key,
      single(values) as unknown as string[],
    ]),
  })),
  'a star for everybody': everyStatement(statement =>
    statement.Principal.AWS.includes('*') && statement.Principal.AWS.length === 1
      ? { ...statement, Principal: '*' }
      : statement,
  ),
  'roots as ids': everyStatement(statement => ({
    ...statement,
    Principal: { AWS: statement.Principal.AWS.map(rootToId) },
  })),
  'ids as roots': everyStatement(statement => ({
    ...statement,
    Principal: { AWS: statement.Principal.AWS.map(idToRoot) },
  })),
  'lists in another order, and some values twice': everyStatement(statement => ({
    ...statement,
    Principal: { AWS: [...statement.Principal.AWS, ...statement.Principal.AWS].reverse() },
    Action: [...statement.Action, statement.Action[0]].reverse(),
    Condition: overConditions(statement, (operator, key, values) => [operator, key, [...values, ...values].reverse()]),
  })),
  'actions in another case': everyStatement(statement => ({ ...statement, Action: statement.Action.map(swapCase) })),
  'every action, by star': everyStatement(statement => ({
    ...statement,
    Action: statement.Action.map(action => (action === '*' ? 'kms:*' : action === 'kms:*' ? '*' : action)),
  })),
  'operators and keys in another case': everyStatement(statement => ({
    ...statement,
    Condition: overConditions(statement, (operator, key, values) => [
      operator.toLowerCase(),
      key.toUpperCase(),
      values,
    ]),
  })),
  'ArnEquals for ArnLike': everyStatement(statement => ({
    ...statement,
    Condition: overConditions(statement, (operator, key, values) => [
      operator.replace('ArnLike', 'ArnEquals'),
      key,
      values,
    ]),
  })),
  'statements split by action': eachStatement(statement =>
    statement.Action.map(action => ({ ...statement, Action: [action] })),
  ),
  'statements split by principal': eachStatement(statement =>
    statement.Principal.AWS.map(principal => ({ ...statement, Principal: { AWS: [principal] } })),
  ),
  'Sids and an Id': policy => ({
    ...policy,
    Id: 'rewritten',
    Statement: policy.Statement.map((statement, index) => ({ Sid: `Statement${index}`, ...statement })),
  }),
  'wildcards written out': everyStatement(statement => ({ ...statement, Action: statement.Action.flatMap(expanded) })),
};
