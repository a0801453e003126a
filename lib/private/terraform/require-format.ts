import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { fail } from '../fail';
import { isKnown } from './is-known';

/** What a text has to look like, as a pattern and in words that go on from the name of a property: `has …`, `is …`. */
export interface Format {
  readonly pattern: RegExp;
  readonly words: string;
}

/** Checks a text that is known at synthesis. */
export function requireFormat(scope: IConstruct, prop: string, value: string | undefined, { pattern, words }: Format) {
  if (value !== undefined && isKnown(value) && !pattern.test(value)) fail(scope, `${prop} ${words}, got '${value}'`);
}

/** Checks each text of a list, unless the list as a whole is known to Terraform only. */
export function requireEach(scope: IConstruct, prop: string, list: readonly string[], format: Format) {
  if (!Token.isUnresolved(list)) list.forEach(value => requireFormat(scope, prop, value, format));
}
