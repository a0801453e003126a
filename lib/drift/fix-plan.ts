import { orphanedPrincipals, parseArn } from '../key-policy';
import { KeyCheck } from './check';
import { LiveKey } from './live';
import { shellCommand } from './shell-command';

/** What one kind of drift takes to restore. */
type Step = (check: KeyCheck & { readonly live: LiveKey }) => readonly string[];

/**
 * The AWS CLI commands that bring live keys back to what the code declares, in an order in which they work, with comments for
 * what no command should do. Each is one line for a POSIX shell. Nothing is run.
 *
 * A stack's next deployment does not do this: CloudFormation compares a template with the one before, not with the key.
 */
export function fixPlan(checks: readonly KeyCheck[]): string[] {
  return checks.flatMap(check => {
    const { live, declared, missing } = check;
    if (missing !== undefined) {
      return [comment(`${declared.constructPath} in ${declared.region} does not exist: cdk deploy ${declared.stack}`)];
    }
    return live ? STEPS.flatMap(step => step({ ...check, live })) : [];
  });
}

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
      ? [comment(`${gone.join(', ')} no longer exist: KMS takes the policy once the roles and users in it are there`)]
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

const restoreRotation: Step = ({ live, declared: { rotation } }) => {
  if (!live.rotation || 'failure' in live.rotation || !rotation || 'unresolved' in rotation) return [];
  const [is, wanted] = [live.rotation.value, rotation.value];
  if (!wanted.enabled) return is.enabled ? [kms(live, 'disable-key-rotation')] : [];
  const period = wanted.periodInDays ?? 365;
  if (is.enabled && (is.periodInDays ?? 365) === period) return [];
  return [kms(live, 'enable-key-rotation', '--rotation-period-in-days', String(period))];
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
    ...missing.map(alias =>
      shellCommand('aws', 'kms', 'create-alias', ...region, '--alias-name', alias, '--target-key-id', live.arn),
    ),
    ...unknown.map(alias => shellCommand('aws', 'kms', 'delete-alias', ...region, '--alias-name', alias)),
  ];
};

const restoreTags: Step = ({ live, declared: { tags } }) => {
  if ('failure' in live.tags || 'unresolved' in tags) return [];
  const has = live.tags.value;
  const wrong = Object.entries(tags.value).filter(([name, value]) => has[name] !== value);
  const unknown = Object.keys(has).filter(name => !(name in tags.value));
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
