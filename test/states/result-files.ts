import { randomUUID } from 'node:crypto';
import { MapState } from './definition';
import { ItemOutcome } from './map-run';
import { MachinePlace, statesArn } from './names';
import { ObjectStore } from './object-store';
import { StatesFailure } from './states-failure';

/** Where the results of a map run come from. */
export interface ResultsOf {
  readonly machine: MachinePlace;
  readonly label: string;
  readonly runId: string;
}

const STATUSES = ['FAILED', 'PENDING', 'SUCCEEDED'] as const;

/**
 * Writes the results of a map run as Step Functions does: a manifest, and files for each status that occurs.
 *
 * @returns what the map state gives to the next one
 * @throws {StatesFailure} where they can't be written
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
export async function writeResults(
  objects: ObjectStore,
  { Parameters: { Bucket, Prefix } }: MapState['ResultWriter'],
  run: ResultsOf,
  outcomes: readonly ItemOutcome[],
  resultsPerFile: number,
): Promise<object> {
  const folder = `${Prefix}/${run.runId}`;
  const put = async (name: string, content: unknown) => {
    const text = JSON.stringify(content);
    try {
      await objects.put(Bucket, `${folder}/${name}`, text);
    } catch (error) {
      throw new StatesFailure('States.ResultWriterFailed', `Failed to write ${name}: ${(error as Error).message}`);
    }
    return { Key: `${folder}/${name}`, Size: Buffer.byteLength(text) };
  };
  const ResultFiles: Record<string, object[]> = {};
  for (const status of STATUSES) {
    const ofStatus = outcomes.filter(outcome => outcome.status === status).map(outcome => record(outcome, run));
    ResultFiles[status] = [];
    for (let start = 0; start < ofStatus.length; start += resultsPerFile) {
      const name = `${status}_${ResultFiles[status].length}.json`;
      ResultFiles[status].push(await put(name, ofStatus.slice(start, start + resultsPerFile)));
    }
  }
  const { Key } = await put('manifest.json', { DestinationBucket: Bucket, MapRunArn: mapRunArn(run), ResultFiles });
  return { MapRunArn: mapRunArn(run), ResultWriterDetails: { Bucket, Key } };
}

/** ARN of a map run. */
export function mapRunArn({ machine, label, runId }: ResultsOf): string {
  return statesArn(machine, `mapRun:${machine.name}/${label}:${runId}`);
}

function record(outcome: ItemOutcome, { machine, label }: ResultsOf): object {
  const { status: Status, input: Input } = outcome;
  const included = { Included: true };
  if (Status === 'PENDING') return { Input, InputDetails: included, Status };
  const Name = randomUUID();
  return {
    ExecutionArn: statesArn(machine, `execution:${machine.name}/${label}:${Name}`),
    ...(Status === 'FAILED' && { Cause: outcome.cause, Error: outcome.error }),
    ...{ Input, InputDetails: included, Name },
    ...(Status === 'SUCCEEDED' && { Output: outcome.output }),
    ...{ OutputDetails: included, RedriveCount: 0 },
    RedriveStatus: Status === 'FAILED' ? 'REDRIVABLE_BY_MAP_RUN' : 'NOT_REDRIVABLE',
    ...(Status === 'SUCCEEDED' && { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: outcome.startedAt!.toISOString(),
    StateMachineArn: statesArn(machine, `stateMachine:${machine.name}/${label}`),
    ...{ Status, StopDate: outcome.stoppedAt!.toISOString() },
  };
}
