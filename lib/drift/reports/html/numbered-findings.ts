import { Finding } from '../../finding';
import { DriftReport, KeyReport } from '../../report';

/** A finding, and its number on the page: from 1, in the order of the JSON. */
export interface NumberedFinding {
  readonly finding: Finding;
  readonly number: number;
}

/** A key of the report, its number on the page, and what was found at it. */
export interface KeyFindings {
  readonly key: KeyReport;
  readonly number: number;
  readonly found: readonly NumberedFinding[];
}

/** The findings of a report by key, in one pass over each; and those at no key. The keys of `findingsAt`, for thousands of them. */
export function findingsByKey({ keys, findings }: Pick<DriftReport, 'keys' | 'findings'>): {
  readonly ofKeys: readonly KeyFindings[];
  readonly ofNone: readonly NumberedFinding[];
} {
  const byPlace = new Map<string, NumberedFinding[]>(keys.map(key => [placeOf(key), []]));
  const ofNone: NumberedFinding[] = [];
  for (const [index, finding] of findings.entries()) {
    (byPlace.get(placeOf(finding)) ?? ofNone).push({ finding, number: index + 1 });
  }
  const ofKeys = keys.map((key, index) => ({ key, number: index + 1, found: byPlace.get(placeOf(key))! }));
  return { ofKeys, ofNone };
}

/** A key that no code declares is told from another one by its ARN. */
function placeOf({ stack = '', logicalId = '', region, account, keyArn }: KeyReport | Finding): string {
  return JSON.stringify([stack, logicalId, region, account, logicalId === '' ? keyArn : undefined]);
}
