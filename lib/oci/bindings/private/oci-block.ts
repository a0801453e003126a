import { TerraformMetaArguments, TerraformResourceConfig } from 'cdktf';
import { OCI_PROVIDER } from './provider-version';

/** What cdktf has to know of a resource or data source of the provider, its meta-arguments taken from the configuration. */
export function ociBlock(terraformResourceType: string, config: TerraformMetaArguments): TerraformResourceConfig {
  const { provider, dependsOn, count, lifecycle, forEach, provisioners, connection } = config;
  return {
    terraformResourceType,
    terraformGeneratorMetadata: OCI_PROVIDER,
    ...{ provider, dependsOn, count, lifecycle, forEach, provisioners, connection },
  };
}
