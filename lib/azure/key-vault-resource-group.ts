import { ResourceGroup, ResourceGroupConfig } from '@cdktf/provider-azurerm/lib/resource-group';
import { Construct } from 'constructs';
import { FORMATS } from './private/formats';
import { requireFormat } from '../private/terraform/require-format';

/** The resource group of a vault. */
export class KeyVaultResourceGroup {
  /**
   * Makes a resource group, in the vault's Region.
   *
   * @param name 1 to 90 letters, digits, `_`, `-`, `(`, `)` and `.`
   */
  public static create(name: string): KeyVaultResourceGroup {
    return new KeyVaultResourceGroup(name, (scope, config) => new ResourceGroup(scope, 'ResourceGroup', config).name);
  }

  /**
   * A resource group that exists already, in the subscription of the provider.
   *
   * @param name 1 to 90 letters, digits, `_`, `-`, `(`, `)` and `.`
   */
  public static existing(name: string): KeyVaultResourceGroup {
    return new KeyVaultResourceGroup(name, () => name);
  }

  private constructor(
    private readonly name: string,
    private readonly nameIn: (scope: Construct, config: ResourceGroupConfig) => string,
  ) {}

  /**
   * Its name, of what is made for it in a scope.
   *
   * @internal
   */
  public _nameIn(scope: Construct, config: Omit<ResourceGroupConfig, 'name'>): string {
    requireFormat(scope, "the resource group's name", this.name, FORMATS.resourceGroupName);
    return this.nameIn(scope, { ...config, name: this.name });
  }
}
