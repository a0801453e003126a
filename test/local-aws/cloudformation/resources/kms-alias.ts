import { AliasListEntry, ListAliasesResponse } from '@aws-sdk/client-kms';
import { HandlerContext, ResourceType } from './resource-type';
import { AwsError } from '../../http/aws-error';

/** AWS::KMS::Alias. */
export const KMS_ALIAS: ResourceType = {
  attributes: [],
  properties: ['AliasName', 'TargetKeyId'],
  required: ['AliasName', 'TargetKeyId'],
  replacedBy: ['AliasName'],
  identifier: 'AliasName',

  create({ kms, caller }, { AliasName, TargetKeyId }) {
    kms.call(caller, 'CreateAlias', { AliasName, TargetKeyId });
    return { physicalId: String(AliasName), attributes: {} };
  },

  update({ kms, caller }, _, before, { AliasName, TargetKeyId }) {
    if (before.TargetKeyId !== TargetKeyId) kms.call(caller, 'UpdateAlias', { AliasName, TargetKeyId });
  },

  remove(context, AliasName) {
    if (find(context, AliasName)) context.kms.call(context.caller, 'DeleteAlias', { AliasName });
  },

  find(context, name) {
    if (!find(context, name)) throw new AwsError('NotFoundException', `Alias ${name} is not found.`);
    return { physicalId: name, attributes: {} };
  },
};

function find({ kms, caller }: HandlerContext, name: string): AliasListEntry | undefined {
  let Marker: string | undefined;
  do {
    const page: ListAliasesResponse = kms.call(caller, 'ListAliases', { Limit: 100, Marker });
    const alias = page.Aliases!.find(({ AliasName }) => AliasName === name);
    if (alias) return alias;
    Marker = page.NextMarker;
  } while (Marker !== undefined);
  return undefined;
}
