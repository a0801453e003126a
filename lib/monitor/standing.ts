import { KeyArns } from './key-arns';
import { Finding } from '../drift/finding';

/** How things stand after a check: what the next one is compared with. */
export interface Standing {
  /** What is open: what was found, and what was open before and could not be looked at. */
  readonly open: readonly Finding[];
  /** Identities of what is open besides, and had no room in the report: nothing more is known of it. */
  readonly openBeside: readonly string[];
  readonly keyArns: KeyArns;
}

/** How things stand before the first check. */
export const NOTHING_YET: Standing = { open: [], openBeside: [], keyArns: new Map() };
