import { Markup, markup } from './markup';
import { nameOfKey } from './names';
import { Room } from './room';
import { table } from './table';
import { LiveGrant } from '../../live';
import { KeyReport } from '../../report';
import { counted, regionInWords } from '../words';

/** Grants of a key, and of all keys, beyond which they are counted. */
const MOST_OF_A_KEY = 50;
const MOST_IN_ALL = 2000;

const HEADS = ['Grant', 'Grantee', 'May', 'Retired by'];

/** The grants of all keys, by key. */
export function grants(keys: readonly KeyReport[]): Markup {
  const unseen = keys.filter(key => key.cloud === 'aws' && key.grants === undefined).length;
  const notSeen = unseen > 0 ? markup`<p>The grants of ${counted(unseen, 'key')} were not seen.</p>\n` : undefined;
  const room = new Room(MOST_IN_ALL);
  const bodies = keys.flatMap(key => (key.grants?.length ? [grantsOf(key, key.grants, room)] : []));
  const listed =
    bodies.length > 0 ? table('Grants by key', HEADS, bodies) : markup`<p>No key that was looked at has a grant.</p>`;
  return markup`${notSeen}${listed}`;
}

function grantsOf(key: KeyReport, all: readonly LiveGrant[], room: Room): Markup {
  const shown = all.slice(0, room.take(Math.min(all.length, MOST_OF_A_KEY)));
  const more = all.length - shown.length;
  const rest = more > 0 ? markup`<tr><td colspan="${HEADS.length}">${more} more, not shown</td></tr>\n` : undefined;
  const name = markup`<code>${nameOfKey(key)}</code> in ${regionInWords(key.region)}: ${counted(all.length, 'grant')}`;
  return markup`<tbody>
<tr class="region"><th scope="rowgroup" colspan="${HEADS.length}">${name}</th></tr>
${shown.map(row)}${rest}</tbody>`;
}

function row({ id, name, granteePrincipal, retiringPrincipal, operations }: LiveGrant): Markup {
  const label = name === undefined ? undefined : markup`<br/><small>${name}</small>`;
  const [grantee, retiring] = [granteePrincipal, retiringPrincipal].map(each => each && markup`<code>${each}</code>`);
  const cells = [grantee ?? 'not said', operations.join(', '), retiring ?? 'nobody named'];
  return markup`<tr><th scope="row"><code>${id}</code>${label}</th>${cells.map(each => markup`<td>${each}</td>`)}</tr>\n`;
}
