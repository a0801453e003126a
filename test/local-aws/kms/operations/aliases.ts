import * as sdk from '@aws-sdk/client-kms';
import { AwsError } from '../../http/aws-error';
import { aliasArn, findAlias, findKey, refusePendingDeletion } from '../lookup';
import { between, KmsCall, marker, Operation, read, requiredText, text, write } from '../operation';
import { page } from '../pagination';
import { StoredAlias } from '../state';

const aliasName = { ...requiredText, max: 256 };
const aliasAndTarget = { AliasName: aliasName, TargetKeyId: requiredText };

/** Aliases. They belong to one account and Region, also those of multi-Region keys. */
export const ALIAS_OPERATIONS: Record<string, Operation> = {
  CreateAlias: write<sdk.CreateAliasRequest>(aliasAndTarget, (call, input) => {
    const name = checkedName(input.AliasName!);
    const target = findKey(call, input.TargetKeyId!);
    refusePendingDeletion(target);
    const arn = aliasArn(call, name);
    if (call.state.aliases.has(arn)) {
      throw new AwsError('AlreadyExistsException', `An alias with the name ${arn} already exists`);
    }
    const { account, region } = call.caller;
    const now = call.clock.now();
    call.state.aliases.set(arn, {
      ...{ arn, name, account, region },
      createdAt: now,
      updatedAt: now,
      keyId: target.set.keyId,
    });
  }),
  UpdateAlias: write<sdk.UpdateAliasRequest>(aliasAndTarget, (call, input) => {
    const alias = findAlias(call, checkedName(input.AliasName!));
    const target = findKey(call, input.TargetKeyId!);
    refusePendingDeletion(target);
    const current = call.state.sets.get(`${alias.account}/${alias.keyId}`);
    if (current && (current.spec !== target.set.spec || current.usage !== target.set.usage)) {
      throw new AwsError(
        'ValidationException',
        `Alias ${alias.arn} and key ${target.key.arn} must have the same key type and usage`,
      );
    }
    alias.keyId = target.set.keyId;
    alias.updatedAt = call.clock.now();
  }),
  DeleteAlias: write<sdk.DeleteAliasRequest>({ AliasName: aliasName }, (call, input) => {
    call.state.aliases.delete(findAlias(call, checkedName(input.AliasName!)).arn);
  }),
  ListAliases: read<sdk.ListAliasesRequest>({ KeyId: text, Limit: between(1, 100), Marker: marker }, (call, input) => {
    const keyId = input.KeyId === undefined ? undefined : findKey(call, input.KeyId).set.keyId;
    const aliases = aliasesOf(call).filter(alias => keyId === undefined || alias.keyId === keyId);
    const { items, paging } = page(aliases, input, 50);
    return {
      Aliases: items.map(alias => ({
        AliasName: alias.name,
        AliasArn: alias.arn,
        TargetKeyId: alias.keyId,
        CreationDate: alias.createdAt,
        LastUpdatedDate: alias.updatedAt,
      })),
      ...paging,
    };
  }),
};

function aliasesOf({ state, caller }: KmsCall): StoredAlias[] {
  return [...state.aliases.values()].filter(
    alias => alias.account === caller.account && alias.region === caller.region,
  );
}

function checkedName(name: string): string {
  if (!name.startsWith('alias/')) throw new AwsError('ValidationException', 'Invalid identifier');
  if (name === 'alias/') throw new AwsError('InvalidAliasNameException', 'An alias name must not be empty');
  if (!/^[a-zA-Z0-9:/_-]+$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${name}' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$`,
    );
  }
  if (name.includes(':')) throw new AwsError('ValidationException', `${name} contains invalid characters for an alias`);
  // Names below alias/aws/ are those of AWS managed keys.
  if (name.startsWith('alias/aws/')) throw new AwsError('NotAuthorizedException', '');
  return name;
}
