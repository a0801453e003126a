import { Token } from 'cdktf';

/** Whether a text is written out, rather than a token or an expression that Terraform evaluates later. */
export function isKnown(value: string): boolean {
  return !Token.isUnresolved(value) && !value.includes('${');
}
