import { readFileSync, statSync } from 'node:fs';
import { jsonFault } from '../../json-fault';
import { isJsonObject, JsonObject } from '../../json-value';
import { shown } from '../../shown';
import { DeclaredStateError } from '../declared-state-error';

/**
 * Reads a file that holds a JSON object.
 *
 * @param what the file in words, for messages: `the template`
 * @param maxBytes the file may have
 * @throws DeclaredStateError where there is no such file, or it is too big, unreadable, no JSON, or no object
 */
export function readJsonObject(file: string, what: string, maxBytes: number): JsonObject {
  const text = readText(file, what, maxBytes);
  const value = parse(text, file, what);
  if (isJsonObject(value)) return value;
  throw new DeclaredStateError(
    `${what} '${shown(file)}' holds ${Array.isArray(value) ? 'a list' : shown(String(value))}, not an object: run \`cdk synth\` again`,
  );
}

function readText(file: string, what: string, maxBytes: number): string {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) {
      throw new DeclaredStateError(`${what} '${shown(file)}' is not a file: run \`cdk synth\` again`);
    }
    if (stats.size > maxBytes) {
      throw new DeclaredStateError(
        `${what} '${shown(file)}' has ${stats.size} bytes, at most ${maxBytes} are read: split the stack, or check that the file is what \`cdk synth\` wrote`,
      );
    }
    const text = readFileSync(file, 'utf8');
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  } catch (error) {
    if (error instanceof DeclaredStateError) throw error;
    throw new DeclaredStateError(`${what} '${shown(file)}' ${fileFault(error)}: run \`cdk synth\` again`);
  }
}

function parse(text: string, file: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = jsonFault(text);
    throw new DeclaredStateError(
      `${what} '${shown(file)}' is not JSON, see line ${line}, column ${column}: run \`cdk synth\` again`,
    );
  }
}

/** Why the file system refused, as a sentence without its subject. */
export function fileFault(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  return code === 'EACCES' || code === 'EPERM' ? 'may not be read' : `can't be read (${code ?? String(error)})`;
}
