import { Handler, handlersByArn, ObjectStore, StateMachine } from '..';
import { Surroundings } from '../surroundings';

export const MACHINE = 'arn:aws:states:us-east-1:111122223333:stateMachine:Fleet';

/** Objects in memory, by `bucket/key`. */
export class Objects implements ObjectStore {
  constructor(public readonly texts: Record<string, string> = {}) {}

  public async get(bucket: string, key: string): Promise<string> {
    const text = this.texts[`${bucket}/${key}`];
    if (text === undefined) throw new Error('The specified key does not exist.');
    return text;
  }

  public async put(bucket: string, key: string, text: string): Promise<void> {
    this.texts[`${bucket}/${key}`] = text;
  }
}

/** ARN of a function. */
export function functionArn(name: string): string {
  return `arn:aws:lambda:us-east-1:111122223333:function:${name}`;
}

/** A task that calls a function. */
export function task(name: string, fields: object = { End: true }): object {
  return { Type: 'Task', Resource: functionArn(name), ...fields };
}

/** A map that calls the function `row` for each element of `bucket/items.json`. */
export function map(fields: object = {}, row: object = {}): object {
  return {
    Type: 'Map',
    Label: 'Rows',
    MaxConcurrency: 3,
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'bucket', Key: 'items.json' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Row',
      States: { Row: task('row', { End: true, ...row }) },
    },
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'bucket', Prefix: 'runs' } },
    End: true,
    ...fields,
  };
}

/** A state machine that begins with the first of these states. */
export function machineOf(
  states: Record<string, object>,
  handlers: Record<string, Handler> = {},
  surroundings: Partial<Surroundings> = {},
): StateMachine {
  const byArn = Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [functionArn(name), handler]));
  const definition = JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
  const around = { functions: handlersByArn(byArn), objects: new Objects(), ...surroundings };
  return new StateMachine(MACHINE, definition, around);
}
