import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from 'cdktf';
// The types of the matchers.
import 'cdktf/lib/testing/adapters/jest';
import { IConstruct } from 'constructs';
import { faultsOf } from './provider-schema';
import { OciProvider } from '../../lib/oci';

/** A stack in an app of its own. */
export function newStack(): TerraformStack {
  return new TerraformStack(Testing.app(), 'zoom');
}

/** A stack that has the providers of Azure. */
export function azureStack(): TerraformStack {
  const stack = newStack();
  new AzureadProvider(stack, 'azuread');
  new AzurermProvider(stack, 'azurerm', { features: [{}] });
  return stack;
}

/** A stack that has the provider of OCI, in a Region that Zoom takes keys from unless said otherwise. */
export function ociStack(region = 'us-ashburn-1'): TerraformStack {
  const stack = newStack();
  new OciProvider(stack, 'oci', { region });
  return stack;
}

/** What Terraform gets of a stack, as JSON text for cdktf's matchers; after the stack's validations. */
export function synthesised(stack: TerraformStack): string {
  return Testing.synth(stack, true);
}

/** What Terraform gets of a stack. Nothing that a provider would refuse gets past it. */
export function terraformOf(stack: TerraformStack): any {
  const terraform = JSON.parse(synthesised(stack));
  expect(faultsOf(terraform)).toEqual([]);
  return terraform;
}

/** A value with its tokens as the expressions that Terraform gets. */
export function resolved(scope: IConstruct, value: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: false });
}

/** The one resource of a type. */
export function resourceOf(stack: TerraformStack, type: string): any {
  const resources = Object.values(terraformOf(stack).resource[type] ?? {});
  expect(resources).toHaveLength(1);
  return resources[0];
}

/** Types of the resources of a stack, each as often as it is there, sorted. */
export function typesOf(stack: TerraformStack): string[] {
  return Object.entries<any>(terraformOf(stack).resource)
    .flatMap(([type, byName]) => Object.keys(byName).map(() => type))
    .sort();
}

/** Ids of the warnings of a stack, after its validations. */
export function warningsOf(stack: TerraformStack): string[] {
  synthesised(stack);
  return stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata)
    .filter(({ type }) => type === '@cdktf/warn')
    .map(({ data }) => /\[zoom-cmk-constructs:(\w+)\]$/.exec(data)![1]);
}

/** What Terraform gets of a stack without what changes with a release: paths, and the versions of cdktf and the providers. */
export function withoutVersions({ terraform, ...content }: any): any {
  const providers = Object.entries<any>(terraform.required_providers).map(([name, { source }]) => [name, { source }]);
  const whole = { ...content, terraform: { required_providers: Object.fromEntries(providers) } };
  return JSON.parse(JSON.stringify(whole, (key, value) => (key === '//' ? undefined : value)));
}
