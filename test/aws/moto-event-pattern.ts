import { spawnSync } from 'node:child_process';
import { Pattern } from './event-pattern';
import { Event } from './event-samples';

const PROGRAM = `
import json, sys
from moto.events.models import EventPattern
pairs = json.load(sys.stdin)
json.dump([any(EventPattern.load(json.dumps(pattern)).matches_event(event) for event in events) for pattern, events in pairs], sys.stdout)
`;

/** Whether moto, which has to be installed, finds that events match, pair by pair. */
export function motoMatches(pairs: ReadonlyArray<readonly [Pattern, Event]>): boolean[] {
  const input = JSON.stringify(pairs.map(([pattern, event]) => [pattern, withOneOfEach(event)]));
  const { status, stdout, stderr } = spawnSync('python3', ['-c', PROGRAM], {
    input,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(`moto failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** An event for each choice of one object out of each list of objects: moto does not look into such lists. */
function withOneOfEach(value: unknown): unknown[] {
  if (Array.isArray(value) && value.some(each => typeof each === 'object')) return value.flatMap(withOneOfEach);
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).reduce<object[]>(
    (events, [field, each]) =>
      events.flatMap(event => withOneOfEach(each).map(choice => ({ ...event, [field]: choice }))),
    [{}],
  );
}
