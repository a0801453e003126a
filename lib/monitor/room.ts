import { KeyArns } from './key-arns';
import { MOST_STORED_BYTES } from './previous';
import { lineOf } from './words';
import { Finding } from '../drift/finding';
import { DriftReport, KeyReport } from '../drift/report';

/** Two lists of findings, the others and what is around them are less than what is read. */
const MOST_FINDINGS_BYTES = 0.35 * MOST_STORED_BYTES;
const MOST_KEYS_BYTES = 0.2 * MOST_STORED_BYTES;
const MOST_IDENTITIES_BYTES = 0.05 * MOST_STORED_BYTES;
const MOST_ARNS_BYTES = 0.04 * MOST_STORED_BYTES;

/** Bytes that the names of the members, and the shorter members, take in JSON: of a finding or a key, and of what is listed in one. */
const REST_BYTES = 1000;
const REST_OF_LISTED_BYTES = 100;

/** Characters of a message that is cut: of drift alone, as what could not be checked is short, and known by its message. */
const SHORT = 300;

/** Grants of a key that are kept where there is no room for all: a key may have 50,000. */
const FEW_GRANTS = 10;

/** As much of a report as there is room for. What is left as it was is the same list. */
export function reportInRoom(report: DriftReport): DriftReport {
  return { ...report, findings: findingsInRoom(report.findings), keys: keysInRoom(report.keys) };
}

/** A list as it is, or with less of each finding, or fewer of them: the most severe come first. */
export function findingsInRoom(findings: readonly Finding[]): readonly Finding[] {
  const hasRoom = (list: readonly Finding[]) => sum(list, roughBytes) <= MOST_FINDINGS_BYTES;
  if (hasRoom(findings)) return findings;
  const bare = findings.map(withoutAccessChanges);
  if (hasRoom(bare)) return bare;
  const short = bare.map(finding =>
    finding.kind === 'drift' ? { ...finding, message: lineOf(finding.message, SHORT) } : finding,
  );
  return firstOf(short, roughBytes, MOST_FINDINGS_BYTES);
}

/** As many identities as there is room for. */
export function identitiesInRoom(identities: readonly string[]): readonly string[] {
  return firstOf(identities, identity => identity.length + 3, MOST_IDENTITIES_BYTES);
}

/** As many ARNs as there is room for. */
export function keyArnsInRoom(keyArns: KeyArns): KeyArns {
  return new Map(firstOf([...keyArns], ([place, arn]) => bytes(place) + bytes(arn), MOST_ARNS_BYTES));
}

/**
 * About how many bytes of JSON a finding takes, rather more than fewer, without making them: who may change a key policy can make a
 * finding with thousands of changes, each under a condition of thousands of characters.
 */
export function roughBytes({ message, gains, losses }: Finding): number {
  return (
    REST_BYTES +
    bytes(message) +
    sum(
      [...gains, ...losses],
      ({ principal, action, condition = '' }) =>
        REST_OF_LISTED_BYTES + bytes(principal) + bytes(action) + bytes(condition),
    )
  );
}

/** A finding without who gains and loses what. */
export function withoutAccessChanges(finding: Finding): Finding {
  return { ...finding, gains: [], losses: [] };
}

/** A list as it is, or with fewer grants of each key, or with fewer keys. */
function keysInRoom(keys: readonly KeyReport[]): readonly KeyReport[] {
  if (sum(keys, roughKeyBytes) <= MOST_KEYS_BYTES) return keys;
  const lighter = keys.map(key => ({ ...key, grants: key.grants?.slice(0, FEW_GRANTS) }));
  return firstOf(lighter, roughKeyBytes, MOST_KEYS_BYTES);
}

function roughKeyBytes({ grants = [] }: KeyReport): number {
  const texts = ({ id, name, granteePrincipal, retiringPrincipal, operations }: (typeof grants)[number]) =>
    [id, name, granteePrincipal, retiringPrincipal, ...operations].map(text => bytes(text ?? ''));
  return REST_BYTES + sum(grants, grant => REST_OF_LISTED_BYTES + sum(texts(grant), each => each));
}

function firstOf<T>(list: readonly T[], bytesOf: (item: T) => number, most: number): T[] {
  let taken = 0;
  return list.filter(item => (taken += bytesOf(item)) <= most);
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((total, item) => total + of(item), 0);
}

/** Quotes, control characters and what is not ASCII take more than one byte each. */
function bytes(text: string): number {
  return 2 * Buffer.byteLength(text);
}
