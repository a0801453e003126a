import { KeyCheck } from '../check';
import { PolicyTexts } from './report-input';

/** The policies of keys as text, declared and live, in the order of the keys. */
export function policyTexts(checks: readonly KeyCheck[]): PolicyTexts[] {
  return checks.map(({ declared, live }) => ({
    constructPath: declared.constructPath,
    region: declared.region,
    declared: 'value' in declared.policy ? indented(declared.policy.value) : undefined,
    live: live && 'value' in live.policy ? indented(live.policy.value) : undefined,
  }));
}

/** JSON, given as a value or as text; text that is none stays as it is. */
function indented(policy: unknown): string {
  try {
    return JSON.stringify(typeof policy === 'string' ? JSON.parse(policy) : policy, undefined, 2);
  } catch {
    return String(policy);
  }
}
