import { PlannedResource } from '../plan';

/** What CDK for Terraform ends the names of resources with: a hash of the construct's path. */
const HASH = '_[0-9A-F]{8}$';

/**
 * The construct of this library that a resource stands in, by the name that CDK for Terraform makes of its path:
 * `ZoomCmk_ZoomAccess_BB440503` is `ZoomAccess` of `ZoomCmk`. Nothing of another name.
 *
 * @param child id of the construct within; empty for the key itself
 */
export function constructOf({ plan, module, name }: PlannedResource, child: string): string | undefined {
  const ending = new RegExp(child === '' ? HASH : `_${child}${HASH}`);
  return ending.test(name) ? JSON.stringify([plan, module, name.replace(ending, '')]) : undefined;
}
