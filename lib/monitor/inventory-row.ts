import { ACCOUNT, REGION, STACK_NAME } from './names';
import { isJsonObject } from '../drift/json-value';
import { shown, shownValue } from '../drift/shown';

/** An item of a fleet's inventory: the stacks of one Region of an account that have keys to check. */
export interface InventoryRow {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Names of CloudFormation stacks. */
  readonly stacks: readonly string[];
}

const MOST_STACKS = 200;

/**
 * Reads a row of an inventory. What is not known is refused: a mistyped member would check less than is meant. Nothing in a row that is
 * taken can be long.
 *
 * @throws {Error} where it is something else
 */
export function readRow(value: unknown): InventoryRow {
  requireThat(isJsonObject(value), `the row is ${shownValue(value)}, expected an object`);
  const unknown = Object.keys(value).find(name => !['account', 'region', 'stacks'].includes(name));
  requireThat(
    unknown === undefined,
    `the row has the unknown member ${shownValue(unknown)}, allowed: account, region, stacks`,
  );
  const { account, region, stacks } = value;
  requireThat(
    typeof account === 'string' && ACCOUNT.test(account),
    `the account of the row is ${shownValue(account)}, expected twelve digits in quotes`,
  );
  requireThat(
    typeof region === 'string' && REGION.test(region),
    `the region of the row is ${shownValue(region)}, expected the name of a Region such as 'us-east-1'`,
  );
  requireThat(
    Array.isArray(stacks) && stacks.length > 0 && stacks.length <= MOST_STACKS,
    `the stacks of the row are ${Array.isArray(stacks) ? `a list of ${stacks.length}` : shownValue(stacks)}, expected a list of 1 to ${MOST_STACKS} names`,
  );
  return { account, region, stacks: stackNames(stacks) } as InventoryRow;
}

function stackNames(stacks: readonly unknown[]): string[] {
  const names = new Set<string>();
  for (const name of stacks) {
    requireThat(
      typeof name === 'string' && STACK_NAME.test(name),
      `a stack of the row is ${shownValue(name)}, expected a name of letters, digits and '-' that begins with a letter`,
    );
    requireThat(!names.has(name), `the row has the stack '${shown(name)}' twice: keep one of them`);
    names.add(name);
  }
  return [...names];
}

function requireThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message);
}
