import { CheckGroup } from './check-group';
import { CHECK_GROUPS, OTHER_CHECKS } from './check-groups';
import { leavesOpen } from './left-open';
import { NumberedFinding } from './numbered-findings';
import { PRECEDENCE, Standing, standingOf } from './standing';
import { Cloud, Finding } from '../../finding';

/** A key under a group of checks. */
export interface Cell {
  /** A note leaves it fine. */
  readonly standing: Standing;
  /** Numbers of the findings that it rests on, or of the notes. */
  readonly findings: readonly number[];
}

/** The columns of a cloud's matrix: rules that no group names have one where they found something. */
export function columnsOf(cloud: Cloud, found: readonly NumberedFinding[]): readonly CheckGroup[] {
  const groups = CHECK_GROUPS[cloud];
  const grouped = new Set(groups.flatMap(({ rules }) => rules));
  const others = found.some(({ finding }) => !grouped.has(finding.ruleId));
  return others ? [...groups.slice(0, -1), OTHER_CHECKS, ...groups.slice(-1)] : groups;
}

/**
 * The cells of a key's row.
 *
 * @param otherwise what holds where nothing was found
 */
export function cellsOf(
  columns: readonly CheckGroup[],
  found: readonly NumberedFinding[],
  otherwise: Standing = 'fine',
): Cell[] {
  const groupOf = (ruleId: string) => columns.find(({ rules }) => rules.includes(ruleId)) ?? OTHER_CHECKS;
  return columns.map(column => {
    const counting = found.flatMap(({ finding, number }) => {
      if (groupOf(finding.ruleId) === column) return [{ number, standing: standingOf(finding) }];
      return leavesOpen(finding, column) ? [{ number, standing: openedBy(finding) }] : [];
    });
    const standing = PRECEDENCE.find(each => counting.some(one => one.standing === each)) ?? otherwise;
    return {
      standing: standing === 'note' ? otherwise : standing,
      findings: counting.filter(each => each.standing === standing).map(({ number }) => number),
    };
  });
}

/** Drift that leaves something open, a missing key for one, is no drift of that. */
function openedBy(finding: Finding): Standing {
  return standingOf(finding) === 'suppressed' ? 'suppressed' : 'could-not-check';
}
