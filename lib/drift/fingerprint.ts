import { createHash } from 'node:crypto';
import { Finding } from './finding';

/** What tells a finding from every other, and is the same in each run that finds it: 64 hexadecimal digits. */
export function fingerprintOf(finding: Omit<Finding, 'fingerprint'>): string {
  const { ruleId, kind, cloud, account, region, stack, logicalId, message, gains, losses } = finding;
  const content = [ruleId, kind, cloud, account ?? '', region, stack ?? '', logicalId ?? '', message, gains, losses];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
