import { randomUUID } from 'node:crypto';
import { ResourceType } from './resource-type';

/** AWS::CDK::Metadata, which does nothing on AWS either. */
export const CDK_METADATA: ResourceType = {
  attributes: [],
  create: () => ({ physicalId: randomUUID(), attributes: {} }),
  update() {},
  remove() {},
};
