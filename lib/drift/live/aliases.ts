import { AliasListEntry, ListAliasesCommand } from '@aws-sdk/client-kms';
import { Whereabouts } from './arn';
import { askKms, Place } from './asking';
import { KeyPlace } from './key-parts';
import { present } from './known-failure';
import { look } from './look';
import { Looked } from './looked';
import { allPages, kmsPage } from './pages';
import { keyIdIn } from '../key-arn';

const OPERATION = 'kms:ListAliases';

// The most that KMS gives on one page.
const PAGE = 100;

/** For so many keys of a Region, one page of all its aliases is tried: at worst a tenth more is asked than for key by key. */
const KEYS_FOR_A_PAGE = 10;

/** Reads the names of the aliases of a key in its own Region, sorted. */
export type AliasReader = (key: KeyPlace) => Promise<Looked<readonly string[]>>;

/** Asks for the aliases of one key. */
export const readAliases: AliasReader = async key =>
  look(OPERATION, key.region, async () => (await listAliases(key, key.keyArn)).map(nameOf).sort());

/**
 * Reads the aliases of many keys: where they are many in one Region, from a list of all its aliases, which is read once.
 *
 * Where that list is longer than the keys are worth, or can't be read, each key is asked for by itself, so that a failure is
 * that of the key. What changes after the list was read is not seen: for a further look, make another reader.
 *
 * @param keys Where the keys are that will be read, one entry for each.
 */
export function aliasReader(keys: readonly Partial<Whereabouts>[]): AliasReader {
  const counts = new Map<string, number>();
  for (const name of keys.map(placeName)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const lists = new Map<string, ReturnType<typeof readAll>>();
  return async key => {
    const name = placeName(key);
    const pages = Math.floor((counts.get(name) ?? 0) / KEYS_FOR_A_PAGE);
    if (pages === 0) return readAliases(key);
    const list = lists.get(name) ?? readAll(key, pages);
    lists.set(name, list);
    const all = await list;
    return 'value' in all ? { value: all.value.get(keyIdIn(key.keyArn)) ?? [] } : readAliases(key);
  };
}

function placeName({ account, region }: Partial<Whereabouts>): string {
  return `${account ?? 'caller'} ${region}`;
}

/** The names of all aliases of an account in a Region, by the id of their key; a failure where they are on more pages. */
async function readAll(place: Place, maxPages: number): Promise<Looked<ReadonlyMap<string, readonly string[]>>> {
  return look(OPERATION, place.region, async () => {
    const names = new Map<string, string[]>();
    for (const alias of await listAliases(place, undefined, maxPages)) {
      const name = nameOf(alias);
      // AWS lists names that it keeps for keys of its own, also before there is such a key.
      if (name.startsWith('alias/aws/')) continue;
      const id = keyIdIn(present(alias.TargetKeyId, 'TargetKeyId'));
      names.set(id, [...(names.get(id) ?? []), name].sort());
    }
    return names;
  });
}

/** The aliases of a key, or of all keys of the account and Region where none is given. */
async function listAliases(
  place: Place,
  KeyId: string | undefined,
  maxPages?: number,
): Promise<readonly AliasListEntry[]> {
  return allPages(async Marker => {
    const command = new ListAliasesCommand({ KeyId, Marker, Limit: PAGE });
    const answer = await askKms(place, OPERATION, async kms => kms.send(command));
    return kmsPage(answer.Aliases, 'Aliases', answer);
  }, maxPages);
}

function nameOf({ AliasName }: AliasListEntry): string {
  return present(AliasName, 'AliasName');
}
