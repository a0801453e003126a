import { DeclaredStack, Unread } from './declared';
import { AwsAccess, LookFailure, readDeployedStacks } from './live';
import { failureInWords } from './rules/could-not-check';

/** Where deployed templates are read. */
export interface TemplatePlace {
  /** Twelve digits. @default - the caller's */
  readonly account?: string;
  readonly region: string;
  /** Name of the stack. @default - all stacks there that declare keys of ours */
  readonly stack?: string;
}

/** A place whose templates could not be read. */
export interface TemplateFailure {
  readonly place: TemplatePlace;
  /** Of a stack that is not deployed, the reason is 'not-found'. */
  readonly failure: LookFailure;
}

/** The templates that CloudFormation has, and those that could not be read. */
export interface DeployedTemplates {
  readonly stacks: readonly DeclaredStack[];
  readonly failures: readonly TemplateFailure[];
}

/** Reads the deployed templates of places, each by itself: what one denies hides no other. Never rejects. */
export async function deployedTemplates(
  access: AwsAccess,
  places: readonly TemplatePlace[],
): Promise<DeployedTemplates> {
  const reads = await Promise.all(
    places.map(async place => {
      const { account, region, stack } = place;
      const read = await readDeployedStacks(access, account, region, stack === undefined ? undefined : [stack]);
      return { place, read };
    }),
  );
  return {
    stacks: reads.flatMap(({ read }) => ('value' in read ? read.value : [])),
    failures: reads.flatMap(({ place, read }) => ('failure' in read ? [{ place, failure: read.failure }] : [])),
  };
}

/** Whether a stack is not there, and not only hidden. */
export function isNotDeployed({ failure }: TemplateFailure): boolean {
  return failure.reason === 'not-found';
}

/** Templates that could not be read, as a check tells of them. */
export function unreadTemplates({ failure }: TemplateFailure): Unread {
  return {
    region: failure.region,
    message: `the deployed templates were not read, ${failureInWords(failure)}`,
  };
}
