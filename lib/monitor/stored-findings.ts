import { isJsonObject } from '../drift/declared/private/json-value';
import { Finding } from '../drift/finding';
import { SEVERITIES } from '../drift/severity';

const KINDS: readonly unknown[] = ['drift', 'indeterminate'] satisfies Finding['kind'][];

/** The findings of a list that a run before has written; nothing where one of them is none. */
export function storedFindings(list: unknown): Finding[] | undefined {
  return Array.isArray(list) && list.every(isStoredFinding) ? (list as Finding[]) : undefined;
}

/** Whether something has what a finding is told by, and compared with. */
function isStoredFinding(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { fingerprint, kind, severity, ruleId, region, message, gains, losses, account, stack, logicalId } = value;
  const { keyArn } = value;
  return (
    typeof fingerprint === 'string' &&
    /^[0-9a-f]{64}$/.test(fingerprint) &&
    KINDS.includes(kind) &&
    (SEVERITIES as readonly unknown[]).includes(severity) &&
    [ruleId, region, message].every(text => typeof text === 'string') &&
    [account, stack, logicalId, keyArn].every(isOptionalText) &&
    [gains, losses].every(list => Array.isArray(list) && list.every(isAccessChange))
  );
}

function isAccessChange(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { principal, action, condition } = value;
  return typeof principal === 'string' && typeof action === 'string' && isOptionalText(condition);
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
