import { Cloud, Finding, SourcePlace } from '../drift/finding';
import { isJsonObject, member } from '../drift/json-value';
import { SEVERITIES } from '../drift/severity';

type AccessChange = Finding['gains'][number];

/** Whether a value is what a member may be; each member of a type has one. */
type Members<T> = { readonly [Name in keyof T]-?: (value: unknown) => boolean };

const isText = (value: unknown) => typeof value === 'string';
const isNothing = (value: unknown) => value === undefined;
const isOptionalText = (value: unknown) => isNothing(value) || isText(value);
const isOneOf = (values: readonly unknown[]) => (value: unknown) => values.includes(value);
const isAccessChanges = (value: unknown) =>
  Array.isArray(value) && value.every(each => hasMembers(each, ACCESS_CHANGE));

const isAccessLevel = isOneOf(['none', 'delegated', 'direct'] satisfies AccessChange['before'][]);

const ACCESS_CHANGE: Members<AccessChange> = {
  principal: isText,
  action: isText,
  condition: isOptionalText,
  before: isAccessLevel,
  after: isAccessLevel,
};

const SOURCE: Members<SourcePlace> = { file: isText, line: Number.isSafeInteger };

const FINDING: Members<Finding> = {
  ruleId: isText,
  severity: isOneOf(SEVERITIES),
  kind: isOneOf(['drift', 'indeterminate'] satisfies Finding['kind'][]),
  cloud: isOneOf(['aws'] satisfies Cloud[]),
  account: isOptionalText,
  region: isText,
  keyArn: isOptionalText,
  stack: isOptionalText,
  logicalId: isOptionalText,
  constructPath: isOptionalText,
  source: value => isNothing(value) || hasMembers(value, SOURCE),
  message: isText,
  remedy: isOptionalText,
  gains: isAccessChanges,
  losses: isAccessChanges,
  fingerprint: value => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  // What is suppressed is not open.
  suppressed: isNothing,
};

/** The findings of a list that a run before has written, without what else it holds; nothing where one of them is none. */
export function storedFindings(list: unknown): Finding[] | undefined {
  const isStored = Array.isArray(list) && list.every(each => hasMembers(each, FINDING));
  return isStored ? (list as Finding[]).map(knownOfFinding) : undefined;
}

function knownOfFinding(finding: Finding): Finding {
  const { source, gains, losses } = finding;
  return {
    ...known(finding, FINDING),
    ...(source && { source: known(source, SOURCE) }),
    gains: gains.map(each => known(each, ACCESS_CHANGE)),
    losses: losses.map(each => known(each, ACCESS_CHANGE)),
  };
}

function hasMembers<T>(value: unknown, members: Members<T>): value is T {
  return isJsonObject(value) && namesOf(members).every(name => members[name](member(value, name)));
}

function known<T>(value: T, members: Members<T>): T {
  return Object.fromEntries(
    namesOf(members).flatMap(name => (value[name] === undefined ? [] : [[name, value[name]]])),
  ) as T;
}

function namesOf<T>(members: Members<T>): (keyof T & string)[] {
  return Object.keys(members) as (keyof T & string)[];
}
