import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A template of a cloud assembly, as far as it is counted. */
interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Type: string }>>;
}

/** What an assembly asks CloudFormation to make. */
export interface Counts {
  readonly resources: number;
  /** Of all templates, as they are written. */
  readonly bytes: number;
  readonly functions: number;
}

/** Counts what the templates in the folder of a cloud assembly hold. */
export function countTemplates(folder: string): Counts {
  const texts = readdirSync(folder)
    .filter(name => name.endsWith('.template.json'))
    .map(name => readFileSync(join(folder, name), 'utf8'));
  const types = texts
    .flatMap(text => Object.values((JSON.parse(text) as Template).Resources ?? {}))
    .map(({ Type }) => Type);
  return {
    resources: types.length,
    bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
    functions: types.filter(type => type === 'AWS::Lambda::Function').length,
  };
}
