import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Console } from './console';
import { UsageError } from './usage-error';

/** A report in one of its formats. */
export type Rendering<Format extends string> = Readonly<Record<Format, () => string>>;

/** Where a format goes: to a file, instead of standard output. */
export interface Output<Format extends string> {
  readonly format: Format;
  readonly file: string;
}

/**
 * Reads `format=file`.
 *
 * @throws UsageError where it is something else
 */
export function parseOutput<Format extends string>(text: string, formats: readonly Format[]): Output<Format> {
  const at = text.indexOf('=');
  const format = formats.find(each => each === text.slice(0, at));
  const file = text.slice(at + 1);
  if (at < 0 || format === undefined || file === '') {
    throw new UsageError(`--output ${text} is not FORMAT=FILE, with ${formats.join(' or ')} as FORMAT`);
  }
  return { format, file };
}

/**
 * Writes a report: the chosen format to standard output, further ones to their files. A file is there as a whole, or as it was.
 *
 * @throws UsageError where a file can't be written
 */
export function writeReport<Format extends string>(
  rendering: Rendering<Format>,
  format: Format,
  outputs: readonly Output<Format>[] = [],
  { stdout }: Console,
): void {
  stdout.write(rendering[format]());
  for (const output of outputs) writeWhole(output.file, rendering[output.format]());
}

function writeWhole(file: string, text: string): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    writeFileSync(partial, text, { flag: 'wx' });
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw new UsageError(`can't write ${file}: ${(error as Error).message}`);
  }
}
