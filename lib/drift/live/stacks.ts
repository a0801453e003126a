import {
  DescribeStacksCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  Stack,
  StackResourceSummary,
  StackStatus,
} from '@aws-sdk/client-cloudformation';
import { askCloudFormation, Place } from './asking';
import { KnownFailure, present } from './known-failure';
import { look } from './look';
import { Looked } from './looked';
import { allPages } from './pages';
import { parseTemplate, Template } from './template-text';

// Deleted stacks can be asked for by their ids. One in review is a change set whose stack was never made.
const ABSENT: readonly string[] = ['DELETE_COMPLETE', 'REVIEW_IN_PROGRESS'];

const DEPLOYED = Object.values(StackStatus).filter(status => !ABSENT.includes(status));

/** A stack that is deployed, and its ARN. */
export type DeployedStack = Stack & { readonly StackId: string };

/** Describes a stack; one that is not deployed is a failure with the reason 'not-found'. */
export async function describeStack(place: Place, stackName: string): Promise<Looked<DeployedStack>> {
  const operation = 'cloudformation:DescribeStacks';
  const command = new DescribeStacksCommand({ StackName: stackName });
  return look(operation, place.region, async () => {
    const answer = await askCloudFormation(place, operation, async client => client.send(command));
    const stack = present(answer.Stacks?.[0], 'Stacks');
    const status = present(stack.StackStatus, 'StackStatus');
    if (!ABSENT.includes(status)) return { ...stack, StackId: present(stack.StackId, 'StackId') };
    throw new KnownFailure('not-found', `the stack '${stackName}' is not deployed, its status is ${status}`);
  });
}

/** Ids of all stacks of a Region that are deployed, nested ones included. */
export async function listStacks(place: Place): Promise<Looked<readonly string[]>> {
  const operation = 'cloudformation:ListStacks';
  return look(operation, place.region, async () =>
    allPages(async NextToken => {
      const command = new ListStacksCommand({ NextToken, StackStatusFilter: [...DEPLOYED] });
      const answer = await askCloudFormation(place, operation, async client => client.send(command));
      const stacks = present(answer.StackSummaries, 'StackSummaries');
      return { items: stacks.map(({ StackId }) => present(StackId, 'StackId')), next: answer.NextToken };
    }),
  );
}

/** Resources of a stack, also those that are gone. */
export async function listResources(place: Place, stackId: string): Promise<Looked<readonly StackResourceSummary[]>> {
  const operation = 'cloudformation:ListStackResources';
  return look(operation, place.region, async () =>
    allPages(async NextToken => {
      const command = new ListStackResourcesCommand({ StackName: stackId, NextToken });
      const answer = await askCloudFormation(place, operation, async client => client.send(command));
      return { items: present(answer.StackResourceSummaries, 'StackResourceSummaries'), next: answer.NextToken };
    }),
  );
}

/**
 * The template that a stack was deployed with last, after its macros and transforms: that is what CloudFormation made.
 *
 * CloudFormation gives characters outside of ASCII back as `?`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html
 */
export async function getTemplate(place: Place, stackId: string): Promise<Looked<Template>> {
  const operation = 'cloudformation:GetTemplate';
  const command = new GetTemplateCommand({ StackName: stackId, TemplateStage: 'Processed' });
  return look(operation, place.region, async () => {
    const answer = await askCloudFormation(place, operation, async client => client.send(command));
    return parseTemplate(present(answer.TemplateBody, 'TemplateBody'));
  });
}
