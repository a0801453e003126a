import { Event } from './event-samples';

/** How a target of a rule makes a text of an event. */
export interface InputTransformer {
  readonly InputPathsMap: Readonly<Record<string, string>>;
  readonly InputTemplate: string;
}

/** The paths that EventBridge knows, as far as this library uses them: `$.detail.resources[0].ARN`. */
const PATH = /^\$(\.[A-Za-z0-9_-]+(\[\d+\])?)+$/;

/**
 * The lines that people get of an event. What the event does not have leaves nothing.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
export function linesOf({ InputPathsMap, InputTemplate }: InputTransformer, event: Event): string[] {
  // Each line of the template is a text of JSON.
  const lines = InputTemplate.split('\n').map(line => JSON.parse(line) as string);
  return lines.map(line =>
    line.replace(/<([^>]*)>/g, (_, name) => {
      if (!(name in InputPathsMap)) throw new Error(`there is no path for <${name}>`);
      return String(at(InputPathsMap[name], event) ?? '');
    }),
  );
}

/** What an event has at a path. */
export function at(path: string, event: Event): unknown {
  if (!PATH.test(path)) throw new Error(`unknown path ${path}`);
  const steps = path.match(/[^$.[\]]+/g) ?? [];
  return steps.reduce<any>((value, step) => value?.[step], event);
}
