/**
 * A loopback AWS with the stacks of a cloud assembly: `endpoint FOLDER LATENCY`. Tells its environment by a message once all is
 * deployed, and for each message that it gets, what was asked of it since the last one.
 */
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DeclaredStack, readCloudAssembly } from '../../lib/drift';
import { LocalAws } from '../../test/local-aws';
import { startReplay } from '../drift/replay';

async function main(): Promise<void> {
  // Nothing that who runs the bench could do about it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const [, , folder, latency] = process.argv;
  const aws = await LocalAws.start();
  // Replicas come after their primary, whose stack's name is the shorter one.
  const stacks = [...readCloudAssembly(folder)].sort((a, b) => a.name.length - b.name.length);
  for (const stack of stacks) await deploy(aws, stack);
  const { endpoint, asked } = await startReplay(aws.endpoint, Number(latency));
  let told = 0;
  process.on('message', () => {
    process.send!(asked.slice(told));
    told = asked.length;
  });
  process.on('disconnect', () => process.exit());
  process.send!({ ...aws.environment, AWS_ENDPOINT_URL: endpoint });
}

async function deploy(aws: LocalAws, { name, region, template }: DeclaredStack): Promise<void> {
  const client = new CloudFormationClient(aws.clientConfig(region));
  await client.send(new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify(template) }));
  for (;;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    if (Stacks![0].StackStatus === 'CREATE_COMPLETE') return client.destroy();
    if (Stacks![0].StackStatus !== 'CREATE_IN_PROGRESS') throw new Error(`${name}: ${Stacks![0].StackStatusReason}`);
  }
}

void main();
