import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { chromium, Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** A Chromium of the machine: reports are looked at in it. It is no dependency: where it is missing nobody looks. */
export class Chromium {
  /** Whether it is there; says so where it is not. */
  public static isInstalled(): boolean {
    const found = executable() !== undefined;
    if (!found) console.warn(`skipped: ${missing()}`);
    return found;
  }

  /**
   * Starts it, with no window.
   *
   * @throws Error where there is none
   */
  public static async start(): Promise<Browser> {
    const executablePath = executable();
    if (executablePath === undefined) throw new Error(missing());
    return chromium.launch({ executablePath });
  }
}

/** What `CHROMIUM_PATH` says, else the first of the usual names on the `PATH`. */
function executable(): string | undefined {
  const { CHROMIUM_PATH, PATH = '' } = process.env;
  if (CHROMIUM_PATH) return isExecutable(CHROMIUM_PATH) ? CHROMIUM_PATH : undefined;
  return PATH.split(delimiter)
    .filter(isAbsolute)
    .flatMap(folder => NAMES.map(name => join(folder, name)))
    .find(isExecutable);
}

function missing(): string {
  const { CHROMIUM_PATH } = process.env;
  return CHROMIUM_PATH
    ? `CHROMIUM_PATH is ${CHROMIUM_PATH}, which can't be run`
    : `there is no ${NAMES.join(', ')} on the PATH to look at a page with; name one with CHROMIUM_PATH`;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
