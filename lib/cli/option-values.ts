import { UsageError } from './usage-error';
import { SEVERITIES, Severity } from '../drift/severity';
import { parseArn } from '../key-policy';

/** Puts one more value of an option that may be given several times behind those before. */
export function several(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/**
 * A number of seconds, in milliseconds.
 *
 * @param least seconds
 * @throws UsageError where it is none
 */
export function milliseconds(option: string, least: number): (text: string) => number {
  return text => {
    const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(seconds >= least && seconds <= 3600)) {
      throw new UsageError(`${option} ${text} is no number of seconds from ${least} to 3600`);
    }
    return seconds * 1000;
  };
}

/** @throws UsageError where the text is no severity */
export function severity(text: string): Severity {
  const found = SEVERITIES.find(each => each === text);
  if (!found) throw new UsageError(`--fail-on ${text} is no severity, give ${SEVERITIES.join(', ')}`);
  return found;
}

/** @throws UsageError where the text is no account */
export function account(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new UsageError(`--account ${text} is no account, give twelve digits`);
  return text;
}

/** @throws UsageError where the key, if both are given, is of another account */
export function requireOwner(arn: string | undefined, owner: string | undefined): void {
  if (owner !== undefined && arn !== undefined && arn.split(':')[4] !== owner) {
    throw new UsageError(`the key ${arn} is not of account ${owner}: give one of --account and --key-arn`);
  }
}

/** @throws UsageError where the text is not the ARN of a KMS key */
export function keyArn(option: string): (text: string) => string {
  return text => {
    const arn = parseArn(text);
    if (arn?.service === 'kms' && /^key\/[\w-]+$/.test(arn.resource) && /^\d{12}$/.test(arn.account)) return text;
    throw new UsageError(
      `${option} ${text}: not the ARN of a KMS key, such as arn:aws:kms:us-east-1:111122223333:key/mrk-…`,
    );
  };
}

/** Adds one `CONSTRUCT_PATH=KEY_ARN`. @throws UsageError where it is something else, or the path was given before */
export function binding(text: string, before: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const at = text.indexOf('=');
  const path = text.slice(0, at);
  if (at <= 0) throw new UsageError(`--key ${text} is not CONSTRUCT_PATH=KEY_ARN`);
  if (before.has(path)) throw new UsageError(`--key names ${path} twice`);
  return new Map([...before, [path, keyArn('--key')(text.slice(at + 1))]]);
}
