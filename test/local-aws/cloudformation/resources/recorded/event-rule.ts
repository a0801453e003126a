import { busArn } from '../../../eventbridge';
import { AwsError } from '../../../http/aws-error';
import { HandlerContext, Properties } from '../resource-type';

const MAX_TARGETS = 5;
const MAX_PATTERN = 4096;

/** Refuses a rule that EventBridge would. */
export function checkEventRule(properties: Properties, { buses, caller }: HandlerContext): void {
  const { EventPattern, ScheduleExpression, EventBusName = 'default', Targets = [] } = properties;
  const bus = String(EventBusName);
  const arn = bus.startsWith('arn:') ? bus : busArn(bus, caller);
  if (!buses.exists(arn)) throw new AwsError('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
  if (EventPattern === undefined && ScheduleExpression === undefined) {
    throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.');
  }
  if (ScheduleExpression !== undefined && !arn.endsWith(':event-bus/default')) {
    throw invalid('ScheduleExpression is supported only on the default event bus.');
  }
  if (EventPattern !== undefined) checkPattern(EventPattern);
  if ((Targets as unknown[]).length > MAX_TARGETS) {
    throw new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
  }
}

/** A pattern is an object whose leaves are lists of what is allowed there. */
function checkPattern(pattern: unknown): void {
  const text = typeof pattern === 'string' ? pattern : JSON.stringify(pattern);
  if (text.length > MAX_PATTERN) {
    throw invalid(
      `1 validation error detected: Value at 'eventPattern' failed to satisfy constraint: Member must have length less than or equal to ${MAX_PATTERN}`,
    );
  }
  const reason = typeof pattern === 'object' && pattern !== null ? complaint(pattern) : undefined;
  if (reason !== undefined) throw invalid(`Event pattern is not valid. Reason: ${reason}`);
}

function complaint(pattern: object): string | undefined {
  for (const [name, value] of Object.entries(pattern) as [string, unknown][]) {
    if (typeof value !== 'object' || value === null) return `"${name}" must be an object or an array`;
    if (Array.isArray(value) && value.length === 0) return 'Empty arrays are not allowed';
    // The lists of `$or` hold patterns; all others hold values and ways to match them.
    const within = Array.isArray(value) ? (name === '$or' ? (value as object[]) : []) : [value];
    const found = within.map(complaint).find(reason => reason !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
