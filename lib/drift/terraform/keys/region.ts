import { KeyInPlan } from './key-in-plan';
import { textsOnSides } from '../private/attributes';
import { blockKey } from '../private/configuration';
import { modulePath } from '../private/module-path';

/** Region of a key, where the plans say it; else empty. */
export function regionOf(key: KeyInPlan): string {
  if (key.cloud === 'azure') {
    // `East US` is `eastus`.
    const [location = ''] = [...key.vaults, ...key.resourceGroups].flatMap(each => textsOnSides(each, 'location'));
    return location.toLowerCase().replaceAll(' ', '');
  }
  const { plan, module, block } = key.key;
  const [endpoint = ''] = textsOnSides(key.key, 'management_endpoint');
  const [, region] = /\.kms\.([a-z0-9-]+)\./.exec(endpoint) ?? [];
  const blocks = key.plans.find(({ name }) => name === plan)?.blocks;
  return region ?? blocks?.get(blockKey(modulePath(module), block))?.region ?? '';
}
