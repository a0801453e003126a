import { orphanedPrincipals, parseArn } from '../key-policy';
import { KeyCheck, keySets, SetCheck } from './check';
import { LiveKey } from './live';
import { DriftReport } from './report';
import { couldNotCheck } from './rules/could-not-check';
import { keyUnavailable } from './rules/key-unavailable';
import { keyUnsuitable } from './rules/key-unsuitable';
import { replicaOfAnotherKey } from './rules/replica-of-another-key';
import { replicaUndeclared } from './rules/replica-undeclared';
import { periodOf, rotationOf } from './rules/set-rotation';
import { tagOf } from './rules/tags-differ';
import { shellCommand } from './shell-command';

/** What one kind of drift of a key takes to restore, in the set that the key belongs to. */
type Step = (check: SeenKey, set: SetCheck) => readonly string[];

type SeenKey = KeyCheck & { readonly live: LiveKey };

/**
 * The AWS CLI commands that bring live keys back to what the code declares, in an order in which they work, with comments for
 * what no command should do. Each is one line for a POSIX shell. Nothing is run.
 *
 * A stack's next deployment does not do this: CloudFormation compares a template with the one before, not with the key.
 */
export function fixPlan(checks: readonly KeyCheck[], { findings }: DriftReport): string[] {
  const plan = keySets(checks).flatMap(set =>
    set.keys.flatMap(check => {
      const { declared, missing } = check;
      if (missing !== undefined) {
        return [comment(`${declared.constructPath} in ${declared.region} does not exist: ${wayBack(declared)}`)];
      }
      return isSeen(check) ? STEPS.flatMap(step => step(check, set)) : [];
    }),
  );
  const left = findings
    .filter(({ ruleId }) => WITHOUT_STEP.has(ruleId))
    .map(({ ruleId, message }) => comment(`left to you: ${message} (${ruleId})`));
  return [...plan, ...left];
}

/** A stack counts a key that was deleted as there, and leaves it so. With a primary, what no replica can read is lost. */
function wayBack({ keyArn, intent, stack }: KeyCheck['declared']): string {
  if (keyArn === undefined) return 'cdk deploy --all';
  return intent.setRole === 'replica'
    ? `delete the stack ${stack}, then cdk deploy --all`
    : 'deploy nothing before it is known why, and which Regions still have the key';
}

function isSeen(check: KeyCheck): check is SeenKey {
  return check.live !== undefined;
}

/** Rules whose findings no command restores. */
const WITHOUT_STEP = new Set(
  [couldNotCheck, keyUnavailable, keyUnsuitable, replicaOfAnotherKey, replicaUndeclared].map(({ id }) => id),
);

/** Out of these, a key comes back disabled. */
const PENDING = ['PendingDeletion', 'PendingReplicaDeletion'];

const restoreState: Step = ({ live, declared: { enabled } }) => {
  if ('unresolved' in enabled) return [];
  const cancelled = PENDING.includes(live.state) ? [kms(live, 'cancel-key-deletion')] : [];
  const off = live.state === 'Disabled' || cancelled.length > 0;
  if (enabled.value) return [...cancelled, ...(off ? [kms(live, 'enable-key')] : [])];
  return [...cancelled, ...(live.state === 'Enabled' ? [kms(live, 'disable-key')] : [])];
};

const restorePolicy: Step = ({ live, policy, declared }) => {
  if (policy.comparison === undefined || policy.live === undefined || 'unresolved' in declared.policy) return [];
  // A principal that is gone does nothing, but no policy that names it can be put again.
  const gone = orphanedPrincipals(policy.live).map(({ uniqueId }) => uniqueId);
  if (policy.comparison.outcome === 'equivalent' && gone.length === 0) return [];
  return [
    ...(gone.length > 0
      ? [
          comment(
            `${gone.join(', ')} no longer exist: a role or user that the declared policy names has to be made again first`,
          ),
        ]
      : []),
    kms(live, 'put-key-policy', '--policy-name', 'default', '--policy', JSON.stringify(declared.policy.value)),
  ];
};

const restorePrimary: Step = ({ live, declared: { intent, region } }) =>
  live.set?.role === 'replica' && intent.setRole === 'primary'
    ? [
        shellCommand(
          ...['aws', 'kms', 'update-primary-region', '--region', parseArn(live.set.primaryArn)!.region],
          ...['--key-id', live.set.primaryArn, '--primary-region', region],
        ),
      ]
    : [];

const restoreRotation: Step = (check, set) => {
  const rotation = rotationOf(check, set);
  if (!rotation) return [];
  const { live: is, declared: wanted } = rotation;
  if (!wanted.enabled) return is.enabled ? [kms(check.live, 'disable-key-rotation')] : [];
  const period = periodOf(wanted);
  if (is.enabled && periodOf(is) === period) return [];
  return [kms(check.live, 'enable-key-rotation', '--rotation-period-in-days', String(period))];
};

const restoreDescription: Step = ({ live, declared: { description } }) =>
  'unresolved' in description || description.value === live.description
    ? []
    : [kms(live, 'update-key-description', '--description', description.value)];

const restoreAliases: Step = ({ live, declared: { aliases } }) => {
  if ('failure' in live.aliases || 'unresolved' in aliases) return [];
  const has = live.aliases.value;
  const missing = aliases.value.filter(alias => !has.includes(alias));
  const unknown = has.filter(alias => !aliases.value.includes(alias));
  const region = ['--region', live.region];
  return [
    // An alias that points to another key is there, and can only be moved.
    ...missing.map(alias =>
      ['create-alias', 'update-alias']
        .map(operation =>
          shellCommand('aws', 'kms', operation, ...region, '--alias-name', alias, '--target-key-id', live.arn),
        )
        .join(' || '),
    ),
    ...unknown.map(alias => shellCommand('aws', 'kms', 'delete-alias', ...region, '--alias-name', alias)),
  ];
};

const restoreTags: Step = ({ live, declared: { tags } }) => {
  if ('failure' in live.tags || 'unresolved' in tags) return [];
  const has = live.tags.value;
  const wrong = Object.entries(tags.value).filter(([name, value]) => tagOf(has, name) !== value);
  const unknown = Object.keys(has).filter(name => tagOf(tags.value, name) === undefined);
  const pairs = JSON.stringify(wrong.map(([TagKey, TagValue]) => ({ TagKey, TagValue })));
  return [
    ...(wrong.length > 0 ? [kms(live, 'tag-resource', '--tags', pairs)] : []),
    // As JSON: whoever may tag a key chooses its tags' names, and one may look like an option of the command.
    ...(unknown.length > 0 ? [kms(live, 'untag-resource', '--tag-keys', JSON.stringify(unknown))] : []),
  ];
};

/** A key must be usable before its policy can be put, and the primary in its place before rotation can be set. */
const STEPS: readonly Step[] = [
  restoreState,
  restorePolicy,
  restorePrimary,
  restoreRotation,
  restoreDescription,
  restoreAliases,
  restoreTags,
];

function kms({ arn, region }: LiveKey, operation: string, ...options: string[]): string {
  return shellCommand('aws', 'kms', operation, '--region', region, '--key-id', arn, ...options);
}

function comment(text: string): string {
  return `# ${text.replace(/\s+/g, ' ')}`;
}
