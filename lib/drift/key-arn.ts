import { partitionOf } from './partition';

/** The parts of a KMS key's ARN. */
export interface KeyArn {
  readonly account: string;
  readonly region: string;
  readonly keyId: string;
}

const KEY_ARN = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):([0-9]{12}):key\/([A-Za-z0-9-]+)$/;

/** Takes the ARN of a KMS key apart; nothing for what is none, such as the ARN of an alias. */
export function parseKeyArn(arn: string): KeyArn | undefined {
  const [, region, account, keyId] = KEY_ARN.exec(arn) ?? [];
  return keyId === undefined ? undefined : { account, region, keyId };
}

/** The ARN of a KMS key. */
export function keyArn({ account, region, keyId }: KeyArn): string {
  return `arn:${partitionOf(region).name}:kms:${region}:${account}:key/${keyId}`;
}

/** The id of a key in its ARN, or the text itself where it is an id already. */
export function keyIdIn(arnOrId: string): string {
  return arnOrId.slice(arnOrId.indexOf(':key/') < 0 ? 0 : arnOrId.indexOf(':key/') + ':key/'.length);
}
