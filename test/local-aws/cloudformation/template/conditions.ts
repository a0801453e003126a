import { Template } from './template';
import { AwsError } from '../../http/aws-error';

/** The named conditions of a template, evaluated when they are first needed. */
export class ConditionTable {
  private readonly known = new Map<string, boolean | undefined>();

  /** @param value evaluates a part of a condition that is no condition function itself */
  constructor(
    private readonly template: Template,
    private readonly value: (node: unknown) => unknown,
  ) {}

  /** Whether the condition of this name holds. */
  holds(name: string): boolean {
    if (!Object.hasOwn(this.template.Conditions, name)) {
      throw new AwsError(
        'ValidationError',
        `Template format error: Unresolved condition dependency ${name} in the template`,
      );
    }
    if (this.known.has(name)) {
      const known = this.known.get(name);
      if (known === undefined) {
        throw new AwsError('ValidationError', `Template format error: Circular dependency in condition ${name}`);
      }
      return known;
    }
    this.known.set(name, undefined);
    const result = this.test(this.template.Conditions[name]);
    this.known.set(name, result);
    return result;
  }

  /** The branch that an `Fn::If` takes. */
  chosen(argument: unknown): unknown {
    if (!Array.isArray(argument) || argument.length !== 3 || typeof argument[0] !== 'string') {
      throw new AwsError('ValidationError', 'Template error: Fn::If requires a list argument with three elements');
    }
    return this.holds(argument[0]) ? argument[1] : argument[2];
  }

  /** Whether an expression of condition functions holds; rules have such expressions, too. */
  test(node: unknown): boolean {
    const [name, argument] = Object.entries((node ?? {}) as object)[0] ?? [];
    const list = (): unknown[] => (Array.isArray(argument) ? argument : []);
    switch (name) {
      case 'Condition':
        return this.holds(String(argument));
      case 'Fn::And':
        return list().every(item => this.test(item));
      case 'Fn::Or':
        return list().some(item => this.test(item));
      case 'Fn::Not':
        return !this.test(list()[0]);
      case 'Fn::Equals':
        return JSON.stringify(this.text(list()[0])) === JSON.stringify(this.text(list()[1]));
      case 'Fn::Contains':
        return (list()[0] as unknown[]).map(item => this.text(item)).includes(this.text(list()[1]));
      default:
        throw new AwsError(
          'ValidationError',
          `Template format error: Conditions can only be boolean operations, got ${name}`,
        );
    }
  }

  /** Numbers and booleans compare as the text they are in a template. */
  private text(node: unknown): unknown {
    const value = this.value(node);
    return typeof value === 'object' ? value : String(value);
  }
}
