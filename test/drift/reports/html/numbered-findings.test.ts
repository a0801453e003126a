import fc from 'fast-check';
import { findingsAt } from '../../../../lib/drift/report';
import { findingsByKey } from '../../../../lib/drift/reports/html/numbered-findings';
import { finding, keyReport } from '../support';

const few = (...values: string[]) => fc.constantFrom(...values);
const place = {
  stack: few('', 'A', 'B'),
  logicalId: few('', 'K', 'L'),
  region: few('', 'us-east-1'),
  account: fc.constantFrom(undefined, '111122223333'),
  keyArn: fc.constantFrom(undefined, 'arn:1', 'arn:2'),
};

test('a key has the findings that are at it, in their order, and each finding is at a key or at none', () => {
  fc.assert(
    fc.property(fc.array(fc.record(place)), fc.array(fc.record(place)), (keyPlaces, findingPlaces) => {
      const keys = keyPlaces.map(each => keyReport(each));
      const findings = findingPlaces.map(each => finding(each));
      const { ofKeys, ofNone } = findingsByKey({ keys, findings });
      expect(ofKeys.map(({ found }) => found.map(each => each.finding))).toEqual(
        keys.map(key => findingsAt(key, findings)),
      );
      const placed = new Set(ofKeys.flatMap(({ found }) => found.map(each => each.number)));
      expect(ofNone.map(({ number }) => number)).toEqual(
        findings.map((_, index) => index + 1).filter(number => !placed.has(number)),
      );
    }),
  );
});

test('a finding that names no stack and no key is at a key without them', () => {
  const absent = { stack: undefined, logicalId: undefined };
  const { ofKeys } = findingsByKey({
    keys: [keyReport({ stack: '', logicalId: '' })],
    findings: [finding(absent)],
  });
  expect(ofKeys[0].found).toHaveLength(1);
});
