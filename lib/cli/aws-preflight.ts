import { Console } from './console';
import { declaredStacks } from './declared-stacks';
import { Preflight } from './enroll-action';
import { EnrolOptions } from './enroll-command';
import { Progress } from './progress';
import { withAwsAccess } from './with-aws-access';
import {
  AwsAccess,
  awsEnrolments,
  DeclaredKey,
  DeclaredStateError,
  Finding,
  locateKeys,
  verifyKeys,
  Wanted,
  wantedKeys,
} from '../drift';
import { replicaPromoted } from '../drift/rules/replica-promoted';

/** What a broker's access that the code declares asks of the key; nothing, where Zoom's principals are the user's own. */
const REQUIRED = { 'account-root': 'account', role: 'role', 'account-root-limited-to-role': 'role' } as const;

/** Finds the live keys of the code, and holds them against what Zoom needs. */
export async function awsPreflight(options: EnrolOptions, console: Console): Promise<Preflight> {
  return withAwsAccess(options, console, async access => {
    const progress = new Progress(console.stderr);
    try {
      progress.show('looking for the keys');
      const { stacks, unread } = await declaredStacks(access, options, console);
      const { keys } = await locateKeys(access, stacks, options.key ?? new Map());
      const wanted: Wanted = { stacks: options.stack };
      const enrolments = awsEnrolments(wantedKeys(keys, wanted));
      if (enrolments.length === 0 && unread.length === 0) {
        throw new DeclaredStateError("no key to enrol: none of the keys that are declared is for Zoom's key broker");
      }
      const primaries = keys.filter(key => enrolments.some(({ constructPath }) => constructPath === key.constructPath));
      const found = await Promise.all(primaries.map(key => findingsOf(access, key, options, console)));
      const missed = unread.map(({ message }) => ({ kind: 'indeterminate' as const, message }));
      return { keys: enrolments, findings: [...missed, ...found.flat()] };
    } finally {
      progress.clear();
    }
  });
}

async function findingsOf(
  access: AwsAccess,
  { keyArn, constructPath, intent }: DeclaredKey,
  { settle }: EnrolOptions,
  { signal }: Console,
): Promise<readonly Pick<Finding, 'kind' | 'message'>[]> {
  if (keyArn === undefined) return [];
  const broker = REQUIRED[intent.broker as keyof typeof REQUIRED];
  if (broker === undefined || intent.search === 'principal') {
    const message = `${constructPath} is for a principal of your choice, which is not held against what Zoom needs: zoom-cmk drift holds it against the code`;
    return [{ kind: 'indeterminate', message }];
  }
  const requirements = { broker, search: intent.search === 'role' };
  const { report } = await verifyKeys(access, { keyArns: [keyArn], requirements, settleMs: settle, signal });
  // For verify a remark, here the wrong value: what would be pasted is the ARN of a replica.
  return report.findings.map(({ kind, message, ruleId }) => ({
    kind: ruleId === replicaPromoted.id ? 'drift' : kind,
    message,
  }));
}
