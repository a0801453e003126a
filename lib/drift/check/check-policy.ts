import { compareOnce, KeyPolicy, KeyPolicyError, parseKeyPolicy } from '../../key-policy';
import { DeclaredKey } from '../declared';
import { LiveKey } from '../live';
import { PolicyCheck } from './key-check';

/**
 * Compares the declared policy of a key with its live one, as far as both are known.
 *
 * @param shared gives one object for policies that are the same, so that they are compared once
 */
export function checkPolicy(
  declared: DeclaredKey,
  live: LiveKey | undefined,
  shared: (policy: KeyPolicy) => KeyPolicy = policy => policy,
): PolicyCheck {
  const problems: string[] = [];
  const parsed = (what: string, policy: unknown): KeyPolicy | undefined => {
    try {
      return shared(parseKeyPolicy(policy));
    } catch (error) {
      if (!(error instanceof KeyPolicyError)) throw error;
      problems.push(`the ${what} policy is no key policy: ${error.message}`);
      return undefined;
    }
  };
  if ('unresolved' in declared.policy) {
    problems.push(...declared.policy.unresolved.map(what => `the declared policy is not known: ${what}`));
  }
  const old = 'value' in declared.policy ? parsed('declared', declared.policy.value) : undefined;
  const current = live && 'value' in live.policy ? parsed('live', live.policy.value) : undefined;
  if (old === undefined || current === undefined) return { declared: old, live: current, problems };
  const key = { arn: live!.arn };
  return {
    declared: old,
    live: current,
    comparison: compareOnce(old, current, { before: key, after: key }),
    problems,
  };
}
