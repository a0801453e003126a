import { checkPolicy } from '../../../../lib/drift/check/check-policy';
import { bySeverity, findingsOf } from '../../../../lib/drift/check/find';
import { KeyCheck } from '../../../../lib/drift/check/key-check';
import { DeclaredKey } from '../../../../lib/drift/declared';
import { Finding } from '../../../../lib/drift/finding';
import { LiveKey, LookFailure } from '../../../../lib/drift/live';
import { DriftReport, findingsAt, NOT_SHOWN, outcomeOf } from '../../../../lib/drift/report';
import { PolicyTexts, ReportInput } from '../../../../lib/drift/reports/report-input';
import { ACCOUNT, declaredKey, liveKey } from '../../support';

const PRIMARY = 'us-east-1';
const REPLICAS = ['us-west-2', 'eu-central-1', 'ap-southeast-2', 'ca-central-1'];
const arnIn = (region: string) => `arn:aws:kms:${region}:${ACCOUNT}:key/mrk-0123456789abcdef0123456789abcdef`;

const BROKER = {
  Sid: 'ZoomKeyBroker',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::409910850980:root' },
  Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
  Resource: '*',
};
const ADMINISTRATORS = {
  Sid: 'Administrators',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/key-admin` },
  Action: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:TagResource'],
  Resource: '*',
};
const ACCOUNT_ROOT = {
  Sid: 'Account',
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: 'kms:*',
  Resource: '*',
};
const DECLARED_POLICY = { Version: '2012-10-17', Statement: [ACCOUNT_ROOT, BROKER, ADMINISTRATORS] };

/** Somebody took the right to decrypt from Zoom, and let a role of their own in. */
const CHANGED_POLICY = {
  Version: '2012-10-17',
  Statement: [
    ACCOUNT_ROOT,
    { ...BROKER, Action: ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'] },
    ADMINISTRATORS,
    {
      Sid: 'Migration',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/data-migration` },
      Action: ['kms:Decrypt', 'kms:CreateGrant'],
      Resource: '*',
    },
  ],
};

/**
 * A set of five keys of which one is as declared but for a tag, which is suppressed; the policy of the second was changed, that of
 * the third may not be read, the fourth is disabled, and the fifth is not there.
 */
export function driftedSet(): ReportInput {
  const denied = failureIn('eu-central-1');
  const checks = [
    check(PRIMARY, DECLARED_POLICY, { tags: { value: { team: 'collaboration' } } }),
    check('us-west-2', CHANGED_POLICY, {
      grants: {
        value: [
          {
            id: '0c237476b39f8bc44e45212e08498fbe3151305030726c0590dd8d3e9f3d6a60',
            name: 'backup',
            granteePrincipal: `arn:aws:iam::${ACCOUNT}:role/backup`,
            operations: ['Decrypt', 'GenerateDataKey'],
          },
        ],
      },
    }),
    check('eu-central-1', DECLARED_POLICY, { policy: { failure: denied } }, [denied]),
    check('ap-southeast-2', DECLARED_POLICY, { state: 'Disabled' }),
    missing('ca-central-1'),
  ];
  const set = { primary: checks[0], keys: checks, unreadRegions: [], lookedIn: false };
  const findings = bySeverity(findingsOf(set, checks)).map(withSuppression);
  return {
    report: reportOf(checks, findings),
    policies: checks.map(policyTexts),
    version: '0.0.0',
    createdAt: '2026-02-03T04:05:06.000Z',
  };
}

/** A report of these checks, as the check makes it. */
function reportOf(checks: readonly KeyCheck[], findings: readonly Finding[]): DriftReport {
  const keys = checks.map(({ declared, live }) => {
    const { constructPath, stack, logicalId, region, intent, account } = declared;
    const place = { stack, logicalId, region, account };
    return {
      ...place,
      cloud: 'aws' as const,
      constructPath,
      keyArn: live?.arn ?? declared.keyArn,
      setRole: intent.setRole,
      state: live?.state,
      grants: live && 'value' in live.grants ? live.grants.value : undefined,
      outcome: outcomeOf(findingsAt(place, findings)),
    };
  });
  const notChecked = [{ constructPath: 'Zoom/Logs/Key', stack: 'Zoom', logicalId: 'LogsKey0C1D2E3F' }];
  return { schemaVersion: 1, outcome: outcomeOf(findings), findings, keys, notChecked, notShown: NOT_SHOWN };
}

function withSuppression(finding: Finding): Finding {
  if (finding.ruleId !== 'tags-differ') return finding;
  return { ...finding, suppressed: { reason: 'the tag moves with the next release', expires: '2026-03-31' } };
}

function check(
  region: string,
  livePolicy: unknown,
  live: Partial<LiveKey> = {},
  failures: readonly LookFailure[] = [],
): KeyCheck {
  const declared = declaredIn(region);
  const isPrimary = region === PRIMARY;
  const seen = liveKey({
    ...{ arn: arnIn(region), region, policy: { value: JSON.stringify(livePolicy) } },
    ...{ tags: declared.tags as LiveKey['tags'], aliases: declared.aliases as LiveKey['aliases'] },
    set: { role: isPrimary ? 'primary' : 'replica', primaryArn: arnIn(PRIMARY), replicaArns: REPLICAS.map(arnIn) },
    ...(isPrimary ? {} : { rotation: undefined }),
    ...live,
  });
  return { declared, live: seen, failures, policy: checkPolicy(declared, seen) };
}

function missing(region: string): KeyCheck {
  const declared = { ...declaredIn(region), keyArn: undefined };
  const { stack } = declared;
  return {
    declared,
    missing: `the stack ${stack} is not deployed in ${region}`,
    failures: [],
    policy: { problems: [] },
  };
}

function declaredIn(region: string): DeclaredKey {
  const isPrimary = region === PRIMARY;
  const name = `replica-${region}`;
  const replica: Partial<DeclaredKey> = {
    ...{ constructPath: `Zoom/Cmk/${name}`, stack: `Zoom-Cmk-${name}`, logicalId: 'Replica' },
    ...{ rotation: undefined, keySpec: undefined, keyUsage: undefined, origin: undefined, multiRegion: undefined },
  };
  return declaredKey({
    region,
    keyArn: arnIn(region),
    ...(isPrimary ? {} : replica),
    intent: {
      ...{ setRole: isPrimary ? 'primary' : 'replica', primaryRegion: PRIMARY, broker: 'account-root' },
      ...(isPrimary && { replicaRegions: REPLICAS }),
    } as DeclaredKey['intent'],
    ...{
      policy: { value: DECLARED_POLICY },
      aliases: { value: ['alias/zoom-cmk'] },
      tags: { value: { team: 'security' } },
    },
  });
}

function failureIn(region: string): LookFailure {
  const message = `the role drift-reader of ${ACCOUNT} is not authorized to perform kms:GetKeyPolicy`;
  return { operation: 'kms:GetKeyPolicy', region, reason: 'access-denied', message };
}

function policyTexts({ declared, live }: KeyCheck): PolicyTexts {
  const { constructPath, region, policy } = declared;
  const shown = (value: unknown) => JSON.stringify(value, undefined, 2);
  return {
    ...{ constructPath, region },
    ...('value' in policy && { declared: shown(policy.value) }),
    ...(live && 'value' in live.policy && { live: shown(JSON.parse(live.policy.value)) }),
  };
}
