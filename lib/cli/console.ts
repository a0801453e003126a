import { Readable } from 'node:stream';
import { createColors } from 'picocolors';
import { Colours } from '../drift/reports/colours';

/** Where the command reads and writes. */
export interface Console {
  readonly stdin: Readable;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
}

/**
 * Colours for a stream: only of a terminal, and not where `NO_COLOR` is set.
 *
 * @see https://no-color.org
 */
export function coloursFor(stream: Console['stdout'], env: Console['env']): Colours {
  return createColors(stream.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb');
}
