import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, 'event-samples');

/** An event as EventBridge has it. */
export type Event = Record<string, any>;

/** The id that the samples' key has in all its Regions, and one that another key has. */
export const KEY_ID = 'mrk-1234abcd12ab34cd56ef1234567890ab';
export const OTHER_KEY_ID = 'mrk-0987dcba09fe87dc65ba0987654321ab';

/** The samples, by the names of their files. */
export const SAMPLES: Readonly<Record<string, Event>> = Object.fromEntries(
  readdirSync(FOLDER)
    .filter(file => file.endsWith('.json'))
    .map(file => [file.replace('.json', ''), JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))]),
);

/** A sample with another text in place of one, everywhere. */
export function sampleWith(name: string, text: string, instead: string): Event {
  const sample = JSON.stringify(SAMPLES[name]);
  if (!sample.includes(text)) throw new Error(`the sample '${name}' has no '${text}'`);
  return JSON.parse(sample.replaceAll(text, instead));
}
