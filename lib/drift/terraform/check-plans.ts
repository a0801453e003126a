import { bySeverity } from '../check/find';
import { DeclaredStateError } from '../declared/declared-state-error';
import { Cloud, Finding, Observation } from '../finding';
import { fingerprintOf } from '../fingerprint';
import { DriftReport, KeyReport, outcomeOf } from '../report';
import { PLAN_RULES } from './rules';
import { RuleInfo } from '../rules/rule';
import { findKeys } from './keys/find-keys';
import { KeyInPlan } from './keys/key-in-plan';
import { regionOf } from './keys/region';
import { notShownIn } from './not-shown';
import { Plan } from './plan';
import { shown } from '../shown';
import { textOf } from './private/attributes';
import { planErrored } from './rules/plan-errored';
import { planIncomplete } from './rules/plan-incomplete';
import { planWithoutKey } from './rules/plan-without-key';

/** Where a finding belongs. */
type Place = Pick<Finding, 'cloud' | 'region' | 'stack' | 'logicalId' | 'constructPath'>;

/**
 * Judges what Terraform plans say of keys for Zoom: what somebody changed past Terraform, and what the next apply changes. A key's
 * vault, or Zoom's access to it, may be in another plan than the key.
 *
 * @throws DeclaredStateError where no plan has a key for Zoom, and none of them leaves something out
 */
export function checkPlans(plans: readonly Plan[]): DriftReport {
  requireDifferent(plans);
  const { forZoom, others } = findKeys(plans);
  const used = new Set(forZoom.flatMap(key => key.plans));
  const unused = plans.filter(plan => !used.has(plan));
  if (forZoom.length === 0 && unused.every(({ faults }) => faults.length === 0)) {
    throw nothingToCheck(plans, others.length);
  }
  const checked = forZoom.map(key => ({ key, findings: findingsAt(key) }));
  const findings = bySeverity([...checked.flatMap(each => each.findings), ...unused.flatMap(findingsOfUnused)]);
  return {
    schemaVersion: 1,
    outcome: outcomeOf(findings),
    findings,
    keys: checked.map(each => keyReport(each.key, each.findings)),
    notChecked: others,
    notShown: notShownIn(new Set<Cloud>(forZoom.map(({ cloud }) => cloud))),
  };
}

function requireDifferent(plans: readonly Plan[]): void {
  if (plans.length === 0) throw new DeclaredStateError('no key to check: no plan is given');
  const twice = plans.find(({ name }, index) => plans.findIndex(plan => plan.name === name) !== index);
  if (twice) throw new DeclaredStateError(`the plan '${shown(twice.name)}' is given twice`);
}

function nothingToCheck(plans: readonly Plan[], others: number): DeclaredStateError {
  const names = plans.map(({ name }) => `'${shown(name)}'`).join(', ');
  return new DeclaredStateError(
    others === 0
      ? `no key to check: ${names} has no key in Azure Key Vault or OCI Vault`
      : `no key to check: Zoom has access to none of ${others} keys of ${names}, by a role assignment or a policy in the plan`,
  );
}

function findingsAt(key: KeyInPlan): Finding[] {
  const { address, plan } = key.key;
  const place: Place = {
    cloud: key.cloud,
    region: regionOf(key),
    stack: plan,
    logicalId: address,
    constructPath: address,
  };
  return PLAN_RULES.flatMap(rule => rule.observe(key).map(seen => finding(rule, place, seen)));
}

/** A plan without a key is a finding, and so is why it may have none. */
function findingsOfUnused({ name, faults, usesOci }: Plan): Finding[] {
  const place: Place = { cloud: usesOci ? 'oci' : 'azure', region: '', stack: name };
  const message = 'the plan has no key for Zoom, and nothing that belongs to one';
  return [
    finding(planWithoutKey, place, { message }),
    ...faults.map(fault => finding(fault.kind === 'errored' ? planErrored : planIncomplete, place, fault)),
  ];
}

function finding({ id, severity, kind }: RuleInfo, place: Place, seen: Observation): Finding {
  const content = {
    ...{ ruleId: id, severity: seen.severity ?? severity, kind, ...place, message: seen.message },
    ...{ gains: [], losses: [] },
  };
  return { ...content, fingerprint: fingerprintOf(content) };
}

function keyReport(key: KeyInPlan, findings: readonly Finding[]): KeyReport {
  const { address, plan, live } = key.key;
  return {
    cloud: key.cloud,
    constructPath: address,
    stack: plan,
    logicalId: address,
    region: regionOf(key),
    setRole: 'primary',
    state: key.cloud === 'oci' ? textOf(live, 'state') : undefined,
    outcome: outcomeOf(findings),
  };
}
