import { KeyFindings } from './numbered-findings';
import { inOrderOf } from './policy-order';
import { grouped } from '../../../key-policy';
import { PolicyTexts } from '../report-input';

/** A key's policy, declared and live, with what was found at the key where it is one of the report. */
export interface KeyPolicyTexts {
  readonly texts: PolicyTexts;
  readonly of?: KeyFindings;
}

/** Puts policies and keys together by path and Region: of several keys that have both in common, in the order of the report. */
export function policiesOfKeys(policies: readonly PolicyTexts[], keys: readonly KeyFindings[]): KeyPolicyTexts[] {
  const byPlace = grouped(keys, ({ key }) => placeOf(key));
  const taken = new Map<string, number>();
  return policies.map(texts => {
    const place = placeOf(texts);
    const index = taken.get(place) ?? 0;
    taken.set(place, index + 1);
    return { texts: inOneOrder(texts), of: byPlace.get(place)?.[index] };
  });
}

function inOneOrder(texts: PolicyTexts): PolicyTexts {
  const { declared, live } = texts;
  if (declared === undefined || live === undefined) return texts;
  return { ...texts, declared: inOrderOf(declared, declared), live: inOrderOf(declared, live) };
}

function placeOf({ constructPath, region }: Pick<PolicyTexts, 'constructPath' | 'region'>): string {
  return JSON.stringify([constructPath, region]);
}

/** Whether there are two texts to hold against each other, and they are not the same. */
export function differs({ texts: { declared, live } }: KeyPolicyTexts): boolean {
  return declared !== undefined && live !== undefined && declared !== live;
}

/** The lines of a policy. */
export function linesOf(policy: string): string[] {
  return policy.trimEnd().split(/\r\n|\r|\n/);
}
