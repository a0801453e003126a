import { createHash } from 'node:crypto';
import { Finding } from './finding';

/** What tells a finding from every other, and is the same in each run that finds it: 64 hexadecimal digits. */
export function fingerprintOf(finding: Omit<Finding, 'fingerprint'>): string {
  const { ruleId, kind, cloud, account, region, stack, logicalId, keyArn, message, gains, losses } = finding;
  // A key that no code declares is told from another one by its ARN.
  const id = logicalId ?? keyArn ?? '';
  const content = [ruleId, kind, cloud, account ?? '', region, stack ?? '', id, message, gains, losses];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
