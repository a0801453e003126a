import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { fail } from '../fail';

/** Checks that a number that is known at synthesis is whole and lies between two others. */
export function requireWhole(scope: IConstruct, prop: string, value: number | undefined, min: number, max: number) {
  if (value === undefined || Token.isUnresolved(value)) return;
  if (!Number.isInteger(value) || value < min || value > max) {
    fail(scope, `${prop} is a whole number from ${min} to ${max}, got ${value}`);
  }
}

/** Checks that a number that is known at synthesis is one of a few. */
export function requireOneOf(scope: IConstruct, prop: string, value: number, allowed: readonly number[]) {
  if (!Token.isUnresolved(value) && !allowed.includes(value)) {
    fail(scope, `${prop} is one of ${allowed.join(', ')}, got ${value}`);
  }
}
