import { globTokens, matchesGlob } from './glob';
import { KMS_ACTIONS } from './kms-actions';
import { Listed } from './policy';

/** A set of actions: bit n stands for the nth action of an {@link ActionTable}. */
export type ActionSet = bigint;

/**
 * What an action of another account's principal may be, with a key of ours: the rest is refused whatever the policy says.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
const ACROSS_ACCOUNTS = new Set([
  'CreateGrant',
  'Decrypt',
  'DeriveSharedSecret',
  'DescribeKey',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateMac',
  'GetKeyRotationStatus',
  'GetPublicKey',
  'ListGrants',
  'ReEncryptFrom',
  'ReEncryptTo',
  'RetireGrant',
  'RevokeGrant',
  'Sign',
  'Verify',
  'VerifyMac',
]);

const SERVICE = 'kms:';
/** Longer names are no action of any service: they match nothing. */
const LONGEST_NAME = 128;
/** More names that the table does not know are no policy that anyone wrote. */
const MOST_UNKNOWN = 256;
/** In the place of a wildcard: an action that KMS may gain, which no literal names. */
const YET_UNKNOWN = '\u2026';

/**
 * The actions that a comparison is about: those of KMS's table that take a key, those that the policies name beside it, and
 * examples of what KMS may gain, one for each pattern of the policies.
 */
export class ActionTable {
  /** `kms:Decrypt`, … by bit. */
  public readonly names: readonly string[];
  /** Every action of the table, and no other. */
  public readonly known: ActionSet;
  /** Named in a policy, not in the table: newer than it, or no action at all. */
  public readonly unknown: ActionSet;
  /** Examples of actions that KMS may gain. */
  public readonly future: ActionSet;
  /** What principals of other accounts may do at all. */
  public readonly acrossAccounts: ActionSet;
  /** Whether the policies name, beside KMS's actions, no more than the table takes. */
  public readonly isWhole: boolean;
  /** The names in lower case and in their order, so that those that begin alike stand together, each with its bit. */
  private readonly sorted: readonly { readonly name: string; readonly bit: number }[];
  private readonly sets = new Map<string, ActionSet>();

  /** @param written actions as the policies write them, patterns or not */
  constructor(written: Iterable<string>) {
    const distinct = [...new Set(written)];
    const known = KMS_ACTIONS.filter(action => action.takesKey).map(action => SERVICE + action.name);
    const unknown = unknownNames(distinct);
    const future = futureNames(distinct);
    this.isWhole = unknown.length < MOST_UNKNOWN && future.length < MOST_UNKNOWN;
    this.names = [...known, ...unknown, ...future];
    this.sorted = this.names
      .map((name, bit) => ({ name: name.toLowerCase(), bit }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    this.known = bits(0, known.length);
    this.unknown = bits(known.length, unknown.length);
    this.future = bits(known.length + unknown.length, future.length);
    const foreign = known.map((name, bit) => (ACROSS_ACCOUNTS.has(name.slice(SERVICE.length)) ? bits(bit, 1) : 0n));
    this.acrossAccounts = foreign.reduce((set, bit) => set | bit, this.unknown | this.future);
  }

  /** Everything. */
  public get all(): ActionSet {
    return this.known | this.unknown | this.future;
  }

  /** The actions that an Action or NotAction element is about. */
  public of(actions: Listed<string>): ActionSet {
    const named = actions.values.reduce((set, pattern) => set | this.matching(pattern), 0n);
    return actions.not ? this.all & ~named : named;
  }

  private matching(pattern: string): ActionSet {
    const folded = pattern.toLowerCase();
    const cached = this.sets.get(folded);
    if (cached !== undefined) return cached;
    const tokens = globTokens(folded);
    const start = typeof tokens[0] === 'string' ? tokens[0] : '';
    let set = 0n;
    for (let at = this.firstFrom(start); this.sorted[at]?.name.startsWith(start); at++) {
      const { name, bit } = this.sorted[at];
      if (matchesGlob(tokens, name)) set |= bits(bit, 1);
    }
    this.sets.set(folded, set);
    return set;
  }

  /** Where the names begin that are not before a text. */
  private firstFrom(text: string): number {
    let [from, to] = [0, this.sorted.length];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if (this.sorted[middle].name < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

/** The bits of a set, lowest first. */
export function* bitsOf(set: ActionSet): Iterable<number> {
  for (let bit = 0, rest = set; rest > 0n; bit++, rest >>= 1n) {
    if (rest & 1n) yield bit;
  }
}

/** Why an action as written does nothing in a key policy; nothing where it does something. */
export function withoutEffect(written: string, foreign: boolean): string | undefined {
  const folded = written.toLowerCase();
  if (hasWildcard(folded)) return undefined;
  if (!folded.startsWith(SERVICE)) return 'no action of KMS';
  const action = BY_FOLDED_NAME.get(folded);
  if (action === undefined) return undefined;
  if (!action.takesKey) return 'an action that is not done to a key';
  return foreign && !ACROSS_ACCOUNTS.has(action.name) ? 'KMS refuses it to principals of other accounts' : undefined;
}

/** What the policies name beside the table, patterns that no action of KMS matches included. */
function unknownNames(written: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const name of written) {
    const folded = name.toLowerCase();
    if (names.size < MOST_UNKNOWN && isName(folded) && !names.has(folded) && !isActionOfKms(folded)) {
      names.set(folded, SERVICE + name.slice(SERVICE.length));
    }
  }
  return [...names.values()].sort();
}

function futureNames(written: readonly string[]): string[] {
  const names = new Set([SERVICE + YET_UNKNOWN]);
  for (const pattern of written) {
    const folded = pattern.toLowerCase();
    if (names.size < MOST_UNKNOWN && isName(folded) && hasWildcard(folded) && isActionOfKms(folded)) {
      names.add(folded.replaceAll(/[*?]/g, YET_UNKNOWN));
    }
  }
  return [...names];
}

const BY_FOLDED_NAME = new Map(KMS_ACTIONS.map(action => [SERVICE + action.name.toLowerCase(), action]));

/** Whether a name, or pattern, is about an action of the table, be it one that takes no key. */
function isActionOfKms(folded: string): boolean {
  if (!hasWildcard(folded)) return BY_FOLDED_NAME.has(folded);
  const tokens = globTokens(folded);
  return [...BY_FOLDED_NAME.keys()].some(name => matchesGlob(tokens, name));
}

function isName(folded: string): boolean {
  return folded.startsWith(SERVICE) && folded.length <= SERVICE.length + LONGEST_NAME;
}

function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

function bits(from: number, count: number): ActionSet {
  return ((1n << BigInt(count)) - 1n) << BigInt(from);
}
