import { readFileSync } from 'node:fs';
import { commandsIn } from './shell-words';

/** What the README has a newcomer paste into an empty folder. */
export interface QuickStart {
  /** Packages of `npm install`, by name. */
  readonly packages: readonly string[];
  /** Those of `npm install --save-dev`. */
  readonly tools: readonly string[];
  /** Texts of files, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** The script that synthesises. */
  readonly script: string;
}

/** The quick start under a heading of the README. */
export function quickStartOf(cloud: string): QuickStart {
  const [, rest] = readFileSync('README.md', 'utf8').split(`\n### ${cloud}\n`);
  const [section] = rest.split(/^##/m);
  const [installation, script] = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, text]) => text);
  const [packages, [, ...tools]] = commandsIn(installation).map(([, , ...words]) => words);
  const files = [...section.matchAll(/^`([\w.]+)`:\n\n```\w+\n(.*?)```/gms)].map(([, name, text]) => [name, text]);
  return { packages, tools, files: Object.fromEntries(files), script };
}
