import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const REQUIRED = /\brequire\("([^"]+)"\)/g;

/** The modules of others that a compiled file requires, and those that it requires of ours. Sorted. */
export function requiredModules(entry: string, seen = new Set<string>()): string[] {
  if (seen.has(entry)) return [];
  seen.add(entry);
  const names = [...readFileSync(entry, 'utf8').matchAll(REQUIRED)].map(([, name]) => name);
  const others = names.filter(name => !name.startsWith('.'));
  const ours = names.filter(name => name.startsWith('.')).map(name => compiledFile(join(dirname(entry), name)));
  return [...new Set([...others, ...ours.flatMap(file => requiredModules(file, seen))])].sort();
}

/** A name without an end is a file's or, where there is none, a folder's. */
function compiledFile(path: string): string {
  return [`${path}.js`, join(path, 'index.js')].find(file => existsSync(file)) ?? path;
}
