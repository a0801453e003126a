import { KmsCall } from './operation';
import { KeySet, keyState, RegionalKey, StoredAlias } from './state';
import { AwsError } from '../http/aws-error';

/** A key together with the set it belongs to. */
export interface FoundKey {
  readonly set: KeySet;
  readonly key: RegionalKey;
}

const KEY_ID = /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const ARN = /^arn:(aws|aws-cn|aws-us-gov):kms:([a-z0-9-]+):(\d{12}):(key|alias)\/(.+)$/;

/** Finds a key of the caller's account and Region by its id or ARN. */
export function findKey(call: KmsCall, keyId: string): FoundKey {
  if (keyId.startsWith('alias/')) throw notFound(`Invalid keyId '${keyId}'`);
  if (!keyId.startsWith('arn:')) return keyById(call, call.caller.account, keyId);
  const arn = parseArn(call, keyId);
  if (arn.kind !== 'key') throw new AwsError('InvalidArnException', `${keyId} is not a key ARN`);
  if (arn.account !== call.caller.account) throw foreign(call, keyId);
  return keyById(call, arn.account, arn.name);
}

/** Finds a key by its id or ARN, or by the name or ARN of one of its aliases. */
export function findKeyOrAlias(call: KmsCall, keyId: string): FoundKey {
  if (keyId.startsWith('alias/')) return keyById(call, call.caller.account, findAlias(call, keyId).keyId);
  if (!keyId.startsWith('arn:')) return findKey(call, keyId);
  const arn = parseArn(call, keyId);
  if (arn.kind === 'key') return findKey(call, keyId);
  if (arn.account !== call.caller.account) throw foreign(call, keyId);
  return keyById(call, arn.account, findAlias(call, `alias/${arn.name}`).keyId);
}

/** Finds an alias of the caller's account and Region by its name. */
export function findAlias(call: KmsCall, name: string): StoredAlias {
  const arn = aliasArn(call, name);
  const alias = call.state.aliases.get(arn);
  if (!alias) throw notFound(`Alias ${arn} is not found.`);
  return alias;
}

/** The ARN of an alias of this name in the caller's account and Region. */
export function aliasArn(call: KmsCall, name: string): string {
  const { partition, region, account } = call.caller;
  return `arn:${partition}:kms:${region}:${account}:${name}`;
}

/** The keys of the caller's account and Region. */
export function keysOf(call: KmsCall): FoundKey[] {
  return [...call.state.sets.values()]
    .filter(set => set.account === call.caller.account)
    .flatMap(set => {
      const key = set.keys.get(call.caller.region);
      return key ? [{ set, key }] : [];
    });
}

/** Refuses a key that is to be deleted. */
export function refusePendingDeletion({ key }: FoundKey): void {
  const reason = { PendingDeletion: 'pending deletion', PendingReplicaDeletion: 'pending replica deletion' } as const;
  const state = keyState(key);
  if (state === 'PendingDeletion' || state === 'PendingReplicaDeletion') {
    throw new AwsError('KMSInvalidStateException', `${key.arn} is ${reason[state]}.`);
  }
}

/** Refuses a key that is disabled or to be deleted. */
export function refuseUnusable(found: FoundKey): void {
  refusePendingDeletion(found);
  if (!found.key.enabled) throw new AwsError('DisabledException', `${found.key.arn} is disabled.`);
}

function keyById(call: KmsCall, account: string, id: string): FoundKey {
  if (!KEY_ID.test(id)) throw notFound(`Invalid keyId '${id}'`);
  const set = call.state.sets.get(`${account}/${id}`);
  const key = set?.keys.get(call.caller.region);
  if (set && key) return { set, key };
  const { partition, region } = call.caller;
  throw notFound(`Key 'arn:${partition}:kms:${region}:${account}:key/${id}' does not exist`);
}

function parseArn(call: KmsCall, text: string): { account: string; kind: string; name: string } {
  const match = ARN.exec(text);
  if (!match) throw new AwsError('InvalidArnException', `Invalid ARN: ${text}`);
  const [, , region, account, kind, name] = match;
  // KMS is Regional: it does not follow an ARN to another Region.
  if (region !== call.caller.region) throw notFound(`Invalid arn ${region}`);
  return { account, kind, name };
}

function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}

function foreign(call: KmsCall, arn: string): AwsError {
  return new AwsError(
    'AccessDeniedException',
    `User: ${call.caller.arn} is not authorized to perform this operation on resource: ${arn} because no resource-based policy allows it`,
  );
}
