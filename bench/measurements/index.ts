import { cliStart } from './cli-start';
import { compare } from './compare';
import { drift } from './drift';
import { growth } from './growth';
import { imports } from './imports';
import { synth } from './synth';
import { Figure } from '../figure';

/** What is measured, by the name that `--only` takes, the quick ones first. */
export const MEASUREMENTS = {
  'cli-start': cliStart,
  imports,
  synth,
  growth,
  compare,
  drift,
} satisfies Record<string, () => Promise<Figure[]>>;

export type MeasurementName = keyof typeof MEASUREMENTS;
