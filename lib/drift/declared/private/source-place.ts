import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourcePlace } from '../../finding';

/** Node keeps ten frames unless told otherwise; a hostile trace could have any number. */
const MAX_FRAMES = 100;

/** Longer than a path may be. */
const MAX_FRAME_LENGTH = 8192;

const MAX_LINE = 1_000_000_000;

/**
 * Where a stack trace first comes by the app's own code: the first of its frames below a folder that is not in a package. Frames
 * elsewhere are not the app's: the CDK for Python, say, runs a program of its own in a temporary folder.
 *
 * @param trace lines of a stack trace, the innermost first: `new Thing (/app/lib/thing.ts:7:5)`; untrusted
 * @param cwd the folder
 */
export function sourcePlaceOf(trace: unknown, cwd: string): SourcePlace | undefined {
  if (!Array.isArray(trace)) return undefined;
  for (const frame of trace.slice(0, MAX_FRAMES)) {
    const place = typeof frame === 'string' && frame.length <= MAX_FRAME_LENGTH ? placeIn(frame, cwd) : undefined;
    if (place) return place;
  }
  return undefined;
}

function placeIn(frame: string, cwd: string): SourcePlace | undefined {
  const opening = frame.indexOf(' (');
  const location = opening >= 0 && frame.endsWith(')') ? frame.slice(opening + 2, -1) : frame.replace(/^\s*at /, '');
  const end = /:(\d+)(?::\d+)?$/.exec(location);
  const line = Number(end?.[1]);
  if (!end || line < 1 || line > MAX_LINE) return undefined;
  const file = fileBelow(location.slice(0, end.index), cwd);
  return file === undefined ? undefined : { file, line };
}

function fileBelow(path: string, cwd: string): string | undefined {
  const absolute = path.startsWith('file:') ? pathOf(path) : path;
  if (absolute === undefined || !isAbsolute(absolute)) return undefined;
  const below = relative(cwd, absolute);
  const segments = below.split(sep);
  // What would steer a terminal is no name of a source file.
  const odd = below === '' || isAbsolute(below) || /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(below);
  return odd || segments[0] === '..' || segments.includes('node_modules') ? undefined : segments.join('/');
}

function pathOf(url: string): string | undefined {
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}
