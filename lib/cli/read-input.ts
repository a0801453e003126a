import { createReadStream } from 'node:fs';
import { addAbortSignal } from 'node:stream';
import { Console } from './console';
import { UsageError } from './usage-error';

/** Far more than policies, of which KMS takes 32 KB, suppressions, and outputs of Terraform have. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads a file, or standard input where the name is `-`.
 *
 * @param mostBytes larger ones are refused
 * @throws UsageError where it can't be read, or is too large
 */
export async function readInput(name: string, { stdin, signal }: Console, mostBytes = MOST_BYTES): Promise<string> {
  const stream = name === '-' ? stdin : createReadStream(name);
  if (signal) addAbortSignal(signal, stream);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > mostBytes) throw new Error(`it has more than ${mostBytes} bytes`);
    }
  } catch (error) {
    throw new UsageError(`can't read ${inputName(name)}: ${(error as Error).message}`);
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** What an input is called in messages. */
export function inputName(name: string): string {
  return name === '-' ? 'standard input' : name;
}
