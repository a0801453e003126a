import { createHash } from 'node:crypto';
import { Finding } from '../drift/finding';

/** As long as it takes that no two are the same by chance, or by anybody's work: 132 bits. There may be thousands in a report. */
const CHARACTERS = 22;

/**
 * What makes a finding the one of the run before: its fingerprint. Why something could not be looked at is said in words of AWS and of the
 * network, with addresses and ids that differ each time: these make no other finding, or people would be told at each run of an outage.
 */
export function identityOf(finding: Finding): string {
  const content = finding.kind === 'indeterminate' ? withoutNumbers(finding) : finding.fingerprint;
  return createHash('sha256').update(content).digest('base64').slice(0, CHARACTERS);
}

function withoutNumbers({ ruleId, account, region, stack, logicalId, message }: Finding): string {
  const words = message.split(' ').map(word => (/\d/.test(word) ? '#' : word));
  return JSON.stringify([ruleId, account, region, stack, logicalId, ...words]);
}
