import { ConditionTable } from './conditions';
import { Dependencies, dependenciesOf, inOrder } from './dependencies';
import { evaluate, NO_VALUE, Scope, StackOutputReference, templateError } from './intrinsics';
import { GivenParameter, parameterReference, ParameterValues, resolveParameters, storedValues } from './parameters';
import { checkRules } from './rules';
import { OutputDefinition, parseTemplate, ResourceDefinition, Template } from './template';
import { Caller, urlSuffixOf } from '../../identity/caller';

/** Where a template is deployed. */
export interface Environment {
  readonly caller: Caller;
  readonly stackName: string;
  readonly stackId: string;
  readonly notificationArns: string[];
  /** The value of an SSM parameter. */
  storedParameter(name: string): string | undefined;
}

/** What a model looks up outside of its template while it evaluates properties. */
export interface Surroundings {
  /** The physical id and attributes of a resource of the stack. */
  resource(logicalId: string): { readonly physicalId: string; attribute(name: string): unknown };
  importValue(exportName: string): string;
  stackOutput(reference: StackOutputReference): string;
}

/** A template with its parameters, for one stack: what is in it, in which order, and what its expressions mean. */
export class TemplateModel {
  readonly template: Template;
  readonly parameters: ParameterValues;
  /** The values of the SSM parameters that some of the parameters name, as they were when the model was made. */
  readonly storedValues: ParameterValues;
  /** The resources whose conditions hold. */
  readonly resources: ReadonlyMap<string, ResourceDefinition>;
  readonly dependencies: Dependencies;
  /** The resources, each after those it depends on. */
  readonly order: string[];
  private readonly conditions: ConditionTable;

  constructor(
    readonly body: string,
    given: GivenParameter[],
    previous: ParameterValues,
    private readonly environment: Environment,
  ) {
    this.template = parseTemplate(body);
    this.parameters = resolveParameters(this.template, given, previous);
    this.storedValues = storedValues(this.template, this.parameters, name => environment.storedParameter(name));
    this.conditions = new ConditionTable(this.template, node => evaluate(node, this.scope(NOTHING)));
    checkRules(this.template, this.conditions);
    this.resources = new Map(
      Object.entries(this.template.Resources).filter(([, { Condition }]) => this.includes(Condition)),
    );
    this.dependencies = dependenciesOf(this.resources, this.conditions, name => this.constant(name) !== undefined);
    this.order = inOrder(this.dependencies);
  }

  /** The stack that the template is for. */
  get stackId(): string {
    return this.environment.stackId;
  }

  /** The properties of a resource, evaluated. */
  properties(logicalId: string, surroundings: Surroundings): Record<string, unknown> {
    const { Properties } = this.resources.get(logicalId)!;
    return evaluate(Properties ?? {}, this.scope(surroundings)) as Record<string, unknown>;
  }

  /** The outputs whose conditions hold. */
  outputs(): [string, OutputDefinition][] {
    return Object.entries(this.template.Outputs).filter(([, { Condition }]) => this.includes(Condition));
  }

  /** Evaluates any part of the template. */
  evaluate(node: unknown, surroundings: Surroundings): unknown {
    return evaluate(node, this.scope(surroundings));
  }

  private includes(condition: string | undefined): boolean {
    return condition === undefined || this.conditions.holds(condition);
  }

  private scope(surroundings: Surroundings): Scope {
    return {
      template: this.template,
      conditions: this.conditions,
      ref: name => this.constant(name) ?? surroundings.resource(name).physicalId,
      attribute: (logicalId, name) => surroundings.resource(logicalId).attribute(name),
      importValue: name => surroundings.importValue(name),
      stackOutput: reference => surroundings.stackOutput(reference),
    };
  }

  /** The value of a parameter or pseudo parameter; undefined for any other name. */
  private constant(name: string): unknown {
    const { caller, stackId, stackName, notificationArns } = this.environment;
    switch (name) {
      case 'AWS::AccountId':
        return caller.account;
      case 'AWS::Region':
        return caller.region;
      case 'AWS::Partition':
        return caller.partition;
      case 'AWS::URLSuffix':
        return urlSuffixOf(caller.region);
      case 'AWS::StackName':
        return stackName;
      case 'AWS::StackId':
        return stackId;
      case 'AWS::NotificationARNs':
        return notificationArns;
      case 'AWS::NoValue':
        return NO_VALUE;
      default:
        return this.parameter(name);
    }
  }

  private parameter(name: string): unknown {
    const value = this.storedValues.get(name) ?? this.parameters.get(name);
    return value === undefined ? undefined : parameterReference(this.template.Parameters[name], value);
  }
}

/** Conditions may refer to parameters only. */
const NOTHING: Surroundings = {
  resource: name => {
    throw templateError(
      `Unresolved dependencies [${name}]. Cannot reference resources in the Conditions block of the template`,
    );
  },
  importValue: () => {
    throw templateError('Cannot use Fn::ImportValue in Conditions.');
  },
  stackOutput: () => {
    throw templateError('Cannot use Fn::GetStackOutput in Conditions.');
  },
};
