import { DeclaredStateError } from '../../declared/declared-state-error';
import { jsonFault } from '../../json-fault';
import { isJsonObject, JsonObject, member } from '../../json-value';
import { shown, shownValue } from '../../shown';

const HOW = 'give the output of `terraform show -json` of a plan that `terraform plan -out` wrote';

/** What people give for a plan, by how it begins. */
const LOOKALIKES: readonly (readonly [pattern: RegExp, is: string])[] = [
  [/^PK\u0003\u0004/, `is a plan file as Terraform keeps it, not JSON: ${HOW}`],
  [
    /^(\ufffd{2}|\u0000|[{[]\u0000)/,
    "is UTF-16, as Windows PowerShell's `>` writes it: write it with `| Out-File -Encoding utf8`, or in a shell that leaves bytes alone",
  ],
  [/^\s*\{\s*"@level"/, `is the log of \`terraform plan -json\`, not a plan: ${HOW}`],
  [/^\s*$/, `is empty: ${HOW}`],
];

/**
 * The JSON of a plan, its version known.
 *
 * @throws DeclaredStateError where it is none
 */
export function planJson(text: string, name: string): JsonObject {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const lookalike = LOOKALIKES.find(([pattern]) => pattern.test(plain));
  if (lookalike) throw new DeclaredStateError(`the plan '${shown(name)}' ${lookalike[1]}`);
  const value = parsed(plain, name);
  if (!isJsonObject(value)) throw new DeclaredStateError(`the plan '${shown(name)}' is ${shownValue(value)}: ${HOW}`);
  requirePlan(value, name);
  return value;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { line, column } = jsonFault(text);
    throw new DeclaredStateError(
      `the plan '${shown(name)}' is not JSON, or was cut off, see line ${line}, column ${column}: ${HOW}`,
    );
  }
}

function requirePlan(value: JsonObject, name: string): void {
  const refuse = (is: string) => {
    throw new DeclaredStateError(`'${shown(name)}' ${is}: ${HOW}`);
  };
  const has = (key: string) => member(value, key) !== undefined;
  const isPlan = has('planned_values') || has('resource_changes') || has('configuration');
  if (!isPlan && (has('lineage') || has('values'))) refuse('is a state, not a plan');
  const version = member(value, 'format_version');
  if (version === undefined) refuse('is no plan, as it has no format_version');
  if (typeof version !== 'string' || !/^\d+\.\d+$/.test(version)) {
    refuse(`is of no format version that is known, it has ${shownValue(version)}`);
  }
  if (!/^1\./.test(version as string)) {
    throw new DeclaredStateError(
      `'${shown(name)}' has the format version ${shownValue(version)}, 1.x is understood: make the plan with Terraform 1.1 or newer, or look for a newer zoom-cmk`,
    );
  }
  if (!isPlan) refuse('is no plan, as it has no resource changes, planned values or configuration');
}
