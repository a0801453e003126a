import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { coloursFor, Console } from './console';
import { UsageError } from './usage-error';
import { Colours } from '../drift/reports/colours';

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
    throw new UsageError(`--output ${text} is not FORMAT=FILE, FORMAT being one of ${formats.join(', ')}`);
  }
  return { format, file };
}

/**
 * Makes sure that outputs can be written, before the work begins.
 *
 * @param inputs files that are read, where they are given
 * @throws UsageError where two go to one file, one to a file that is read, or a file can't be written
 */
export function requireWritable(
  outputs: readonly Output<string>[] = [],
  inputs: readonly (string | undefined)[] = [],
): void {
  const read = inputs.filter(file => file !== undefined).map(placeOf);
  for (const [index, { file }] of outputs.entries()) {
    if (read.includes(placeOf(file))) {
      throw new UsageError(`--output names ${file}, which is read too: give the report a file of its own`);
    }
    if (outputs.findIndex(other => placeOf(other.file) === placeOf(file)) < index) {
      throw new UsageError(`--output names ${file} twice: give each format a file of its own`);
    }
    try {
      const target = targetOf(file);
      accessSync(existsSync(target) ? target : dirname(target), constants.W_OK);
      if (existsSync(target) && statSync(target).isDirectory()) throw new Error('it is a folder');
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}

/**
 * Writes a report: the chosen format to standard output, further ones to their files.
 *
 * @param rendered the report in each of its formats; without colours where none are given
 * @throws UsageError where a file can't be written
 */
export function writeReport<Format extends string>(
  rendered: (colours?: Colours) => Rendering<Format>,
  format: Format,
  outputs: readonly Output<Format>[] | undefined,
  { stdout, env }: Console,
): void {
  stdout.write(rendered(coloursFor(stdout, env))[format]());
  writeFiles(rendered(), outputs);
}

/**
 * Writes formats of a report to their files. A file is there as a whole, or as it was.
 *
 * @throws UsageError where a file can't be written
 */
export function writeFiles<Format extends string>(
  rendering: Rendering<Format>,
  outputs: readonly Output<Format>[] = [],
): void {
  for (const { file, format } of outputs) {
    try {
      write(targetOf(file), rendering[format]());
    } catch (error) {
      throw unwritable(file, error);
    }
  }
}

/** Where a file is: equal for two names of one file. */
function placeOf(file: string): string {
  return resolve(targetOf(file));
}

/** The file itself, where its name is a link to it. */
function targetOf(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

/** Devices and pipes are written to; a file is replaced by a whole one. */
function write(target: string, text: string): void {
  if (existsSync(target) && !statSync(target).isFile()) {
    writeFileSync(target, text);
    return;
  }
  const partial = `${target}.${process.pid}.partial`;
  try {
    writeFileSync(partial, text, { flag: 'wx' });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { force: true });
  }
}

function unwritable(file: string, error: unknown): UsageError {
  return new UsageError(`can't write ${file}: ${(error as Error).message}`);
}
