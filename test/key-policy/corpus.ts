import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KMS_ACTIONS, KeyIdentity } from '../../lib/key-policy';
import { ActionTable, bitsOf } from '../../lib/key-policy/actions';
import { globTokens, matchesGlob } from '../../lib/key-policy/glob';

const FOLDER = join(__dirname, 'corpus');
const OWNER = '111122223333';

/** A pair of policies, and how they differ. */
export interface Case {
  readonly file: string;
  readonly name: string;
  readonly source: string;
  readonly keys: { readonly before: KeyIdentity; readonly after: KeyIdentity };
  readonly before: unknown;
  readonly after: unknown;
  readonly outcome: string;
  /** `principal action`, sorted. */
  readonly gains: readonly string[];
  readonly losses: readonly string[];
  /** Words that sentences must hold, by the list that the sentences are in. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const PRINCIPALS: Record<string, string> = read('principals.json');

/** Every case of the corpus, its shorthands written out as `corpus/README.md` says. */
export function corpus(): Case[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.cases.json'))
    .flatMap(file => read(file).map((given: any) => readCase(file, given)));
}

function readCase(file: string, given: any): Case {
  const { name, source, bare, key, before, after, outcome, gains = [], losses = [], ...words } = given;
  const known = key ?? { account: OWNER };
  return {
    ...{ file, name, source, outcome, words },
    keys: 'before' in known ? known : { before: known, after: known },
    before: policy(before, bare),
    after: policy(after, bare),
    gains: gains.flatMap(changes).sort(),
    losses: losses.flatMap(changes).sort(),
  };
}

function policy(given: any, bare: boolean): unknown {
  if (!Array.isArray(given)) return { ...given, Statement: [given.Statement].flat().map(statement) };
  return { Version: '2012-10-17', Statement: [...(bare ? [] : ['Allow $root kms:*']), ...given].map(statement) };
}

function statement(given: unknown): unknown {
  return typeof given === 'string' ? statementOfLine(given) : JSON.parse(named(JSON.stringify(given)));
}

function statementOfLine(line: string): unknown {
  const [head, ...rest] = line.split(' if ');
  const [effect, principal, ...actions] = named(head).split(' ');
  const conditions = rest.flatMap(text => text.split(' and ')).map(text => text.split(' '));
  return {
    Effect: effect,
    Principal: principal === '*' ? '*' : { AWS: principal },
    Action: actions,
    Resource: '*',
    ...(conditions.length > 0 && { Condition: conditionOf(conditions) }),
  };
}

function conditionOf(conditions: readonly string[][]): object {
  const operators: Record<string, Record<string, string[]>> = {};
  for (const [operator, key, ...values] of conditions) operators[operator] = { ...operators[operator], [key]: values };
  return operators;
}

function changes(change: string): string[] {
  const [principal, pattern] = named(change).split(' ');
  const names = KMS_ACTIONS.filter(({ takesKey }) => takesKey).map(action => `kms:${action.name}`);
  const matching =
    pattern === 'foreign' ? acrossAccounts() : names.filter(action => matchesGlob(globTokens(pattern), action));
  return matching.map(action => `${principal} ${action}`);
}

function acrossAccounts(): string[] {
  const table = new ActionTable([]);
  return [...bitsOf(table.acrossAccounts & table.known)].map(bit => table.names[bit]);
}

/** Puts principals in the places of their names; those of `principals.json` are taken apart by what follows them. */
function named(text: string): string {
  return text.replace(/\$[a-zA-Z]+(?=[\s"]|$)/g, name => PRINCIPALS[name] ?? name);
}
