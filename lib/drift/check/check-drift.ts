import { DeclaredKey, DeclaredStack, DeclaredStateError, keysWithoutIntent, Unread } from '../declared';
import { Finding } from '../finding';
import { AliasReader, aliasReader, AwsAccess } from '../live';
import { DriftReport, findingsAt, KeyReport, NOT_SHOWN, outcomeOf } from '../report';
import { bySeverity, findingsOf, unreadFinding } from './find';
import { KeyCheck, SetCheck } from './key-check';
import { keySets } from './key-sets';
import { locateKeys } from './locate-keys';
import { liveWhereabouts, lookAtKey, unseen } from './look-at-key';
import { waited, waits } from './settling';
import { sharedPolicies } from './shared-policies';
import { Turns } from './turns';
import { requireKeys, undeclaredKeys, Wanted, wantedKeys } from './wanted';

/** What is checked, and how. */
export interface CheckDriftOptions {
  /** What the code declares. */
  readonly stacks: readonly DeclaredStack[];
  /** What of that could not be read. @default - nothing */
  readonly unread?: readonly Unread[];
  /** ARN of the live key by the path of its construct; such a key's stack is not asked for. */
  readonly bindings: ReadonlyMap<string, string>;
  /** Which keys are looked at. @default - all */
  readonly wanted?: Wanted;
  /** How long drift must last before it is reported, in milliseconds: KMS shows changes late. */
  readonly settleMs: number;
  readonly signal?: AbortSignal;
  /** Told whenever a key was looked at. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a check saw, and what it says of that. */
export interface DriftCheck {
  readonly checks: readonly KeyCheck[];
  readonly report: DriftReport;
}

/**
 * Holds live keys against the code. Reads only.
 *
 * @throws DeclaredStateError where the code declares no key that is wanted
 */
export async function checkDrift(access: AwsAccess, options: CheckDriftOptions): Promise<DriftCheck> {
  const { stacks, bindings, wanted: asked = {} } = options;
  const { keys, factsOf } = await locateKeys(access, stacks, bindings);
  const wanted = new Set(wantedKeys(keys, asked));
  const notRead = options.unread ?? [];
  const unread = [...notRead, ...undeclaredKeys(keys, asked, stacks, notRead)];
  const unreadRegions = unread.map(({ region }) => region);
  requireKeys(keys, asked, unreadRegions);
  if (wanted.size === 0 && unread.length === 0) throw nothingToCheck(stacks, keys);
  const found = (all: readonly KeyCheck[]) =>
    bySeverity([...unread.map(unreadFinding), ...findingsIn(keySets(all, asked), wanted)]);

  let done = 0;
  const turns = new Turns();
  const shared = sharedPolicies();
  const look = async (key: DeclaredKey, aliases: AliasReader) => {
    if (!wanted.has(key)) return unseen(key);
    const check = await turns.take(key.account, key.region, async () =>
      lookAtKey(access, key, factsOf(key), aliases, shared),
    );
    options.onProgress?.(Math.min(++done, wanted.size), wanted.size);
    return check;
  };
  const aliases = aliasesOf(wanted);
  let checks = await Promise.all(keys.map(async key => look(key, aliases)));
  let findings = found(checks);
  for (const wait of waits(options.settleMs)) {
    const drifting = new Set(findings.filter(({ kind }) => kind === 'drift').map(({ constructPath }) => constructPath));
    if (drifting.size === 0 || !(await waited(wait, options.signal))) break;
    const again = new Set(
      keySets(checks, asked)
        .filter(set => set.keys.some(({ declared }) => drifting.has(declared.constructPath)))
        .flatMap(set => set.keys),
    );
    const aliasesAgain = aliasesOf([...again].map(({ declared }) => declared).filter(key => wanted.has(key)));
    checks = await Promise.all(
      checks.map(async check => (again.has(check) ? betterOf(check, await look(check.declared, aliasesAgain)) : check)),
    );
    findings = found(checks);
  }
  return {
    checks,
    report: reportOf(
      checks.filter(({ declared }) => wanted.has(declared)),
      findings,
      stacks,
    ),
  };
}

/** For one look at each of these keys. */
function aliasesOf(keys: Iterable<DeclaredKey>): AliasReader {
  return aliasReader([...keys].filter(({ keyArn }) => keyArn !== undefined).map(liveWhereabouts));
}

function findingsIn(sets: readonly SetCheck[], wanted: ReadonlySet<DeclaredKey>): Finding[] {
  return sets.flatMap(set =>
    findingsOf(
      set,
      set.keys.filter(({ declared }) => wanted.has(declared)),
    ),
  );
}

/** What was seen stays seen where a further look fails, or is interrupted. */
function betterOf(before: KeyCheck, after: KeyCheck): KeyCheck {
  const isLost = before.live !== undefined && after.live === undefined && after.missing === undefined;
  return isLost || after.failures.length > before.failures.length ? before : after;
}

function nothingToCheck(stacks: readonly DeclaredStack[], keys: readonly DeclaredKey[]): DeclaredStateError {
  return new DeclaredStateError(
    keys.length === 0
      ? `no key to check: none of ${stacks.length} stacks declares a key of zoom-cmk-constructs`
      : 'no key to check: none is in one of the stacks and in one of the Regions that are asked for',
  );
}

function reportOf(
  checks: readonly KeyCheck[],
  findings: readonly Finding[],
  stacks: readonly DeclaredStack[],
): DriftReport {
  return {
    schemaVersion: 1,
    outcome: outcomeOf(findings),
    findings,
    keys: checks.map(check => keyReport(check, findings)),
    notChecked: keysWithoutIntent(stacks),
    notShown: NOT_SHOWN,
  };
}

function keyReport({ declared, live }: KeyCheck, findings: readonly Finding[]): KeyReport {
  const { constructPath, stack, logicalId, region, intent } = declared;
  const place = { stack, logicalId, region, account: live?.account ?? declared.account };
  return {
    ...place,
    cloud: 'aws',
    constructPath,
    keyArn: live?.arn ?? declared.keyArn,
    setRole: intent.setRole,
    state: live?.state,
    grants: live && 'value' in live.grants ? live.grants.value : undefined,
    outcome: outcomeOf(findingsAt(place, findings)),
  };
}
