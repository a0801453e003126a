import { checkDrift, DriftCheck, WantedKeys } from '../drift/check';
import { waited } from '../drift/check/settling';
import { declaredKeys, DeclaredStack, DeclaredStateError, Unread } from '../drift/declared';
import { deployedTemplates, isNotDeployed, TemplateFailure, unreadTemplates } from '../drift/deployed-templates';
import { AwsAccess } from '../drift/live';

/** What is looked at. */
export interface Examined {
  readonly account: string;
  /** Keys of deployed stacks, or all keys of ours that those have. */
  readonly keys: readonly WantedKeys[];
  /** How long drift must last before it is reported, in milliseconds. */
  readonly settleMs: number;
  readonly signal: AbortSignal;
}

/**
 * Holds live keys against the templates that their stacks were deployed with. What can't be looked at is a finding: a stack that is not
 * there, a template that may not be read or is not understood, a key that no template declares any more.
 *
 * Where not all is well, everything is read once more: a deployment may be under way, which goes from Region to Region, so that templates were
 * those of before, or stacks not there yet.
 */
export async function examine(access: AwsAccess, examined: Examined): Promise<DriftCheck> {
  const { settleMs, signal } = examined;
  const first = await look(access, examined, settleMs);
  if (first.report.outcome === 'in-sync') return first;
  // Drift has been waited for already.
  if (first.report.outcome === 'indeterminate') await waited(settleMs, signal);
  if (signal.aborted) return first;
  // What the first look could not see is drift only where it lasts.
  const second = await look(access, examined, first.report.outcome === 'indeterminate' ? settleMs : 0);
  // What was seen stays seen where a further look fails, or is interrupted.
  return unseen(second) > unseen(first) || seen(second) < seen(first) ? first : second;
}

function seen({ checks }: DriftCheck): number {
  return checks.filter(({ live, missing }) => live !== undefined || missing !== undefined).length;
}

function unseen({ report }: DriftCheck): number {
  return report.findings.filter(({ kind }) => kind === 'indeterminate').length;
}

async function look(access: AwsAccess, { account, keys, signal }: Examined, settleMs: number): Promise<DriftCheck> {
  const stacks = new Map(keys.map(({ region, stack }) => [`${region} ${stack}`, { account, region, stack }]));
  const { stacks: read, failures } = await deployedTemplates(access, [...stacks.values()]);
  const misread = read.flatMap(stack => misunderstood(stack) ?? []);
  const understood = read.filter(stack => !misread.some(each => isOf(each, stack)));
  return checkDrift(access, {
    stacks: understood,
    unread: [...failures.map(unreadStack), ...misread],
    bindings: new Map(),
    wanted: { keys },
    ...{ settleMs, signal },
  });
}

function unreadStack(failed: TemplateFailure): Unread {
  const { account, region, stack } = failed.place;
  const unread = isNotDeployed(failed)
    ? { region, message: `the stack ${stack} is not deployed in ${region}` }
    : unreadTemplates(failed);
  return { ...unread, account, stack };
}

/** Why a template can't be understood by itself, so that it hides no key of another. */
function misunderstood(deployed: DeclaredStack): Unread | undefined {
  try {
    declaredKeys([deployed], new Map());
    return undefined;
  } catch (error) {
    if (!(error instanceof DeclaredStateError)) throw error;
    const { account, region, name: stack } = deployed;
    return { account, region: region!, stack, message: `the template of the stack ${stack}: ${error.message}` };
  }
}

function isOf({ region, stack }: Unread, deployed: DeclaredStack): boolean {
  return region === deployed.region && stack === deployed.name;
}
