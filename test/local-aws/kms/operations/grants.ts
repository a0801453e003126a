import { randomBytes } from 'node:crypto';
import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { findKey, findKeyOrAlias, FoundKey, refuseUnusable } from '../lookup';
import { between, KmsCall, marker, Operation, read, requiredText, text, write } from '../operation';
import { page } from '../pagination';
import { StoredGrant } from '../state';

const PRINCIPAL = /^arn:(aws|aws-cn|aws-us-gov):(iam|sts)::\d{12}:.+$/;

/** Grants. A replica has none of its primary's. */
export const GRANT_OPERATIONS: Record<string, Operation> = {
  CreateGrant: write<sdk.CreateGrantRequest>(
    {
      KeyId: requiredText,
      GranteePrincipal: requiredText,
      RetiringPrincipal: text,
      Operations: { type: 'list', required: true, of: 'string' },
      Constraints: { type: 'structure' },
      Name: { ...text, min: 1, max: 256 },
    },
    createGrant,
  ),
  ListGrants: read<sdk.ListGrantsRequest>(
    { KeyId: requiredText, Limit: between(1, 100), Marker: marker, GrantId: text, GranteePrincipal: text },
    (call, input) => {
      const { key } = findKey(call, input.KeyId!);
      const grants = [...key.grants.values()].filter(
        grant =>
          (input.GrantId ?? grant.id) === grant.id &&
          (input.GranteePrincipal ?? grant.granteePrincipal) === grant.granteePrincipal,
      );
      const { items, paging } = page(grants, input, 50);
      return { Grants: items.map(grant => entry(key.arn, grant)), ...paging };
    },
  ),
  RevokeGrant: write<sdk.RevokeGrantRequest>({ KeyId: requiredText, GrantId: requiredText }, (call, input) => {
    removeGrant(findKey(call, input.KeyId!), input.GrantId!);
  }),
  RetireGrant: write<sdk.RetireGrantRequest>({ GrantToken: text, KeyId: text, GrantId: text }, (call, input) => {
    if (input.GrantToken !== undefined) return removeByToken(call, input.GrantToken);
    if (input.KeyId === undefined || input.GrantId === undefined) {
      throw new AwsError('ValidationException', 'Either GrantToken or KeyId and GrantId must be specified');
    }
    return removeGrant(findKey(call, input.KeyId), input.GrantId);
  }),
};

function createGrant(call: KmsCall, input: sdk.CreateGrantRequest): object {
  const found = findKeyOrAlias(call, input.KeyId!);
  refuseUnusable(found);
  const principals = [input.GranteePrincipal!, ...(input.RetiringPrincipal ? [input.RetiringPrincipal] : [])];
  if (!principals.every(arn => PRINCIPAL.test(arn))) throw new AwsError('InvalidArnException', 'Invalid principal ARN');
  const operations: string[] = Object.values(sdk.GrantOperation);
  if (input.Operations!.length === 0 || !input.Operations!.every(operation => operations.includes(operation))) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '[${input.Operations}]' at 'operations' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [${operations.join(', ')}]]`,
    );
  }
  const grant: StoredGrant = {
    id: randomBytes(32).toString('hex'),
    token: randomBytes(96).toString('base64'),
    name: input.Name,
    granteePrincipal: input.GranteePrincipal!,
    retiringPrincipal: input.RetiringPrincipal,
    operations: input.Operations!,
    constraints: input.Constraints as Record<string, unknown> | undefined,
    issuingAccount: `arn:${call.caller.partition}:iam::${call.caller.account}:root`,
    createdAt: call.clock.now(),
  };
  // A named grant that is asked for again is the same grant.
  const same = grant.name && [...found.key.grants.values()].find(other => identical(other, grant));
  const result = same || grant;
  found.key.grants.set(result.id, result);
  return { GrantToken: result.token, GrantId: result.id };
}

function identical(a: StoredGrant, b: StoredGrant): boolean {
  const comparable = ({ id, token, createdAt, ...rest }: StoredGrant) => JSON.stringify(rest);
  return comparable(a) === comparable(b);
}

function entry(keyArn: string, grant: StoredGrant): sdk.GrantListEntry {
  return {
    KeyId: keyArn,
    GrantId: grant.id,
    Name: grant.name,
    CreationDate: grant.createdAt,
    GranteePrincipal: grant.granteePrincipal,
    RetiringPrincipal: grant.retiringPrincipal,
    IssuingAccount: grant.issuingAccount,
    Operations: grant.operations as sdk.GrantOperation[],
    Constraints: grant.constraints as sdk.GrantConstraints | undefined,
  };
}

function removeGrant({ key }: FoundKey, grantId: string): void {
  if (!key.grants.delete(grantId)) {
    throw new AwsError('NotFoundException', `Grant ID ${grantId} not found`);
  }
}

function removeByToken(call: KmsCall, token: string): void {
  for (const set of call.state.sets.values()) {
    const key = set.keys.get(call.caller.region);
    const grant = key && [...key.grants.values()].find(candidate => candidate.token === token);
    if (key && grant) {
      key.grants.delete(grant.id);
      return;
    }
  }
  throw new AwsError('InvalidGrantTokenException', 'Invalid grant token');
}
