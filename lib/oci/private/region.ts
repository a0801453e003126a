import { TerraformProvider, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { isKnown } from '../../private/terraform/is-known';
import { warn } from '../../private/terraform/warn';
import { ZOOM_VAULT_KEY } from '../../zoom';
import { OciProvider } from '../bindings/oci-provider';

/** The Region that a provider makes resources in, where it is known at synthesis; without a provider, the stack's default one. */
export function regionOf(scope: IConstruct, provider?: OciProvider): string | undefined {
  const all = TerraformStack.of(scope).node.findAll();
  const used = provider ?? all.filter(isOciProvider).find(({ alias }) => alias === undefined);
  return used?.region !== undefined && isKnown(used.region) ? used.region : undefined;
}

/** Warns of a Region that Zoom does not take keys from, as far as its article says. */
export function warnOfRegion(scope: IConstruct, what: string, region: string | undefined): void {
  const allowed: string[] = [...ZOOM_VAULT_KEY.regions.value];
  if (region !== undefined && allowed.includes(region)) return;
  const found = region === undefined ? `the Region of ${what} is not known at synthesis` : `${what} is in ${region}`;
  warn(
    scope,
    'region',
    `${found}; Zoom's article limits keys in OCI Vault to ${allowed.join(', ')}: ask Zoom whether that has grown`,
  );
}

/** Ours, or one that was generated. */
function isOciProvider(construct: IConstruct): construct is OciProvider {
  return TerraformProvider.isTerraformProvider(construct) && construct.terraformResourceType === 'oci';
}
