import { IConstruct } from 'constructs';
import { FORMATS } from './formats';
import { nearest } from '../../private/nearest';
import { isKnown } from '../../private/terraform/is-known';
import { requireFormat } from '../../private/terraform/require-format';
import { warn } from '../../private/terraform/warn';

/**
 * Azure Regions as of 2026-11. Newer ones are not refused.
 *
 * @see https://learn.microsoft.com/azure/reliability/regions-list
 */
const KNOWN = `
  australiacentral australiacentral2 australiaeast australiasoutheast austriaeast belgiumcentral brazilsouth
  brazilsoutheast canadacentral canadaeast centralindia centralus chilecentral chinaeast chinaeast2 chinaeast3 chinanorth
  chinanorth2 chinanorth3 denmarkeast eastasia eastus eastus2 francecentral francesouth germanynorth germanywestcentral
  indonesiacentral israelcentral italynorth japaneast japanwest jioindiacentral jioindiawest koreacentral koreasouth
  malaysiawest mexicocentral newzealandnorth northcentralus northeurope norwayeast norwaywest polandcentral qatarcentral
  southafricanorth southafricawest southcentralus southeastasia southindia spaincentral swedencentral swedensouth
  switzerlandnorth switzerlandwest uaecentral uaenorth uksouth ukwest usdodcentral usdodeast usgovarizona usgovtexas
  usgovvirginia westcentralus westeurope westindia westus westus2 westus3
`
  .trim()
  .split(/\s+/);

/** Checks the Region of a vault, and warns of one that is perhaps misspelt. */
export function requireLocation(scope: IConstruct, prop: string, location: string): void {
  requireFormat(scope, prop, location, FORMATS.location);
  const name = plainName(location);
  if (!isKnown(location) || KNOWN.includes(name)) return;
  warn(
    scope,
    'unknownLocation',
    `${prop} '${location}' is not an Azure Region that this library knows: did you mean '${nearest(name, KNOWN)}'?`,
  );
}

/** Whether a Region belongs to a cloud of its own, such as Azure Government; not, where it is known to Terraform only. */
export function isOfAnotherCloud(location: string): boolean {
  return /^(usgov|usdod|china)/.test(plainName(location));
}

/** `East US` is `eastus`. */
const plainName = (location: string) => location.toLowerCase().replace(/ /g, '');
