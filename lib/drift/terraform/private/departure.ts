import { PlannedResource } from '../plan';
import { Outlook } from './shift';

/** How a resource that the code has, or had, is not there, or is about to go. */
export interface Departure {
  readonly kind: 'gone' | 'missing' | 'destroyed' | 'replaced';
  /** Of what is gone. */
  readonly outlook?: Outlook;
}

/** Nothing of a resource that is there and stays. */
export function departureOf({ last, live, wanted, fate, undecided }: PlannedResource): Departure | undefined {
  if (!live) {
    if (last) return { kind: 'gone', outlook: undecided !== undefined ? 'unknown' : wanted ? 'restored' : 'kept' };
    return wanted ? { kind: 'missing' } : undefined;
  }
  if (fate === 'destroyed' || (!wanted && !undecided)) return { kind: 'destroyed' };
  return fate === 'replaced' ? { kind: 'replaced' } : undefined;
}

/**
 * A departure as a message.
 *
 * @param what the resource in words, with its address
 * @param consequence what follows
 */
export function departureInWords({ kind, outlook }: Departure, what: string, consequence: string): string {
  const said = {
    gone: `somebody deleted ${what}`,
    missing: `${what} does not exist, the next apply makes it`,
    destroyed: `the next apply destroys ${what}`,
    replaced: `the next apply replaces ${what} by another`,
  };
  return `${said[kind]}: ${consequence}${outlook ? `; ${OUTLOOKS[outlook]}` : ''}`;
}

/** What is deleted does not come back. */
const OUTLOOKS: Readonly<Record<Outlook, string>> = {
  restored: 'the next apply makes another in its place',
  kept: 'the next apply does not make another',
  unknown: 'what the next apply makes of it is not known',
};
