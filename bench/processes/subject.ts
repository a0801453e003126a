import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Command, timed } from './timed';

/** A program of `bench/subjects`, as a command: compiled, so that no compiler runs while it is measured. */
export function subject(name: string, ...args: readonly (string | number)[]): Command {
  return { file: process.execPath, args: ['--input-type=commonjs', '-', ...args.map(String)], input: codeOf(name) };
}

/** Runs a program of `bench/subjects`; gives the JSON that it prints. */
export async function askSubject<T>(name: string, ...args: readonly (string | number)[]): Promise<T> {
  const { stdout } = await timed(subject(name, ...args));
  return JSON.parse(stdout) as T;
}

const compiled = new Map<string, string>();

/** Read from standard input, code finds packages where the process was started: in the repository, the library included. */
function codeOf(name: string): string {
  const known = compiled.get(name);
  if (known !== undefined) return known;
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, '..', 'subjects', `${name}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    // The paths of the repository's own name its sources; what is measured is compiled.
    tsconfigRaw: {},
    resolveExtensions: ['.ts', '.js', '.json'],
  });
  compiled.set(name, outputFiles[0].text);
  return outputFiles[0].text;
}
