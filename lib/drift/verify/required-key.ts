import { parseArn } from '../../key-policy';
import { DeclaredKey } from '../declared';
import { requiredPolicy, ZoomRequirements } from './requirements';

const BROKERS = { account: 'account-root', role: 'role' } as const satisfies Record<ZoomRequirements['broker'], string>;

/** What is known of a key before it is looked at. */
export interface Place {
  /** @default - not known: only a policy is */
  readonly arn?: string;
  /** Twelve digits. */
  readonly account: string;
  readonly setRole: 'primary' | 'replica';
  /** ARN of the set's primary, where that is known. */
  readonly primaryArn?: string;
}

/**
 * A key as Zoom needs it, in the form in which code declares one: so the same rules judge it. No stack holds it, and its ARN
 * is the path; what Zoom does not ask for is left empty.
 */
export function requiredKey({ arn, account, setRole, primaryArn }: Place, requirements: ZoomRequirements): DeclaredKey {
  const region = regionOf(arn);
  return {
    ...{ constructPath: arn ?? '', stack: '', logicalId: '', account, region, keyArn: arn },
    intent: {
      ...{ setRole, primaryRegion: regionOf(primaryArn) || region },
      ...{ broker: BROKERS[requirements.broker], search: requirements.search ? 'role' : 'none' },
    },
    policy: { value: requiredPolicy(requirements, account) },
    enabled: { value: true },
    ...{ description: { value: '' }, tags: { value: {} }, aliases: { value: [] } },
  };
}

function regionOf(arn: string | undefined): string {
  return (arn !== undefined && parseArn(arn)?.region) || '';
}
