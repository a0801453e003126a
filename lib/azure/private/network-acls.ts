import { BlockList, isIPv4 } from 'node:net';
import { KeyVaultNetworkAcls } from '@cdktf/provider-azurerm/lib/key-vault';
import { Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { fail } from '../../private/fail';
import { isKnown } from '../../private/terraform/is-known';
import { requireEach } from '../../private/terraform/require-format';
import { warn } from '../../private/terraform/warn';
import { KeyVaultNetworkRules } from '../key-vault-network-rules';
import { FORMATS } from './formats';

const MAX_RULES = 1000;

/** Networks from which nobody comes over the internet. */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);

/** The firewall of a vault; without rules, it is open and says so. */
export function networkAcls(scope: IConstruct, rules: KeyVaultNetworkRules | undefined): KeyVaultNetworkAcls {
  if (!rules) return { defaultAction: 'Allow', bypass: 'None' };
  const { ipRules = [], virtualNetworkSubnetIds = [] } = rules;
  if (!Token.isUnresolved(ipRules)) requireIpRules(scope, ipRules);
  requireEach(scope, 'virtualNetworkSubnetIds', virtualNetworkSubnetIds, FORMATS.subnetId);
  if (ipRules.length === 0) {
    warn(
      scope,
      'zoomShutOut',
      "the network rules let no address in, so Zoom is shut out of the vault, and content can't be read: ask Zoom for its addresses and give them as ipRules, or leave networkRules out",
    );
  }
  return {
    defaultAction: 'Deny',
    bypass: rules.allowTrustedServices ? 'AzureServices' : 'None',
    ipRules: ipRules.length > 0 ? ipRules : undefined,
    virtualNetworkSubnetIds: virtualNetworkSubnetIds.length > 0 ? virtualNetworkSubnetIds : undefined,
  };
}

function requireIpRules(scope: IConstruct, rules: readonly string[]): void {
  if (rules.length > MAX_RULES) fail(scope, `ipRules has at most ${MAX_RULES} entries, got ${rules.length}`);
  for (const rule of rules.filter(isKnown)) {
    const [, address, length = '32'] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(rule) ?? [];
    if (address === undefined || !isIPv4(address) || Number(length) > 32) {
      fail(
        scope,
        `ipRules are IPv4 addresses, such as '203.0.113.7', and ranges, such as '203.0.113.0/24', got '${rule}'`,
      );
    }
    if (PRIVATE.check(address)) {
      fail(
        scope,
        `ipRules are public addresses, got '${rule}': private networks are let in by virtualNetworkSubnetIds`,
      );
    }
  }
}
